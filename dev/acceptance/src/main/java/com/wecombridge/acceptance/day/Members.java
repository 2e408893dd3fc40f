package com.wecombridge.acceptance.day;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.wecombridge.acceptance.Bridge;
import com.wecombridge.acceptance.Patience;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** 韩梅梅 of sales, in WeCom's client and in the CRM, where her colleagues assign to-dos. */
final class Members {

    private static final String HAN_MEIMEI = "HAN_MEIMEI";
    private static final String HAN_MEIMEI_IN_CRM = "u-1002";

    private final Browser browser;
    private final Company company;
    private final Screen client;
    private final Screen crm;
    private final OwnBackend backend;

    Members(Browser browser, Company company, OwnBackend backend) {
        this.browser = browser;
        this.company = company;
        this.backend = backend;
        this.client = browser.window("han-meimei", company.view("user=" + HAN_MEIMEI));
        this.crm = browser.window("crm", company.addresses().crm() + "/?lang=zh");
    }

    /** In this company alone: a day that broke off may have left a binding in another. */
    void areBound(Bridge bridge) {
        var bindings = "/api/v1/account-bindings";
        for (var old = bridge.find(bindings, Members::isHers);
                old.isPresent();
                old = bridge.find(bindings, Members::isHers)) {
            bridge.delete(
                    bindings
                            + "/"
                            + HAN_MEIMEI_IN_CRM
                            + "?corpId="
                            + old.get().path("corpId").asString(""));
        }
        var pair = Map.of("corpId", company.corpId(), "memberUserId", HAN_MEIMEI);
        Patience.waitFor(
                "binding to know both the user and the member",
                () ->
                        Optional.of(
                                        bridge.put(
                                                "/api/v1/account-bindings/" + HAN_MEIMEI_IN_CRM,
                                                pair))
                                .filter(answer -> answer.status() == 200));
        crm.tick("人员 8");
        crm.sees(HAN_MEIMEI);
        crm.page().getByText(Pattern.compile("^待办 \\d+$")).click();
    }

    /** Assigned by hand; the empty form that follows is no fault of anybody. */
    void isAssigned(String title) {
        crm.chooseByHint("可选多人，按姓名搜索", "韩梅梅");
        crm.writeByHint("什么事、为谁", title);
        crm.press("派发");
        crm.sees("已派发给 1 人");
        crm.seesHeading(title);
        crm.seesNo("请填写标题");
    }

    void getsACard(String title) {
        client.pressLike("WeCom Bridge");
        client.around(AriaRole.LOG, title).sees(title);
        crm.around(AriaRole.ARTICLE, title).sees("企业微信已接收");
    }

    void getsNone(String title) {
        crm.around(AriaRole.ARTICLE, title).sees("成员没有接口许可");
        client.seesNo(title);
    }

    void pressesACardThatTurns() {
        var sent = backend.askForApproval(HAN_MEIMEI, "请审批：差旅申请");
        client.pressLike("审批助手");
        var card = client.around(AriaRole.ARTICLE, "请审批：差旅申请");
        card.press("同意");
        card.sees("同意 ✓");
        backend.turn(sent, HAN_MEIMEI, "已同意");
        card.sees("已同意");
        card.seesNo("驳回");
    }

    void votes() {
        backend.askForVote(HAN_MEIMEI, "团建去哪里？", "杭州", "苏州");
        var card = client.around(AriaRole.ARTICLE, "团建去哪里？");
        card.tick("苏州");
        card.press("投票");
        card.sees("已提交");
    }

    void seesARecall() {
        var sent = backend.write(HAN_MEIMEI, "这条发错了");
        client.around(AriaRole.LOG, "这条发错了").sees("这条发错了");
        backend.recall(sent);
        client.sees("应用撤回了一条消息");
        client.seesNo("这条发错了");
    }

    void answersTheApp() {
        client.writeAndEnter("回复应用，Enter 发送", "收到，谢谢");
        client.around(AriaRole.LOG, "收到，谢谢").sees("收到，谢谢");
    }

    /** In the workbench WeCom knows who it is; in a browser of her own it asks. */
    void signsInFromTheWorkbench() {
        client.press("工作台");
        client.pressLike("审批助手");
        assertThat(client.pageOf("审批助手").getByText("CRM 模拟器").first()).isVisible();
        client.press("关闭");
        var asked = browser.window("sign-in", company.signIn());
        asked.page().getByRole(AriaRole.COMBOBOX).selectOption(company.corpId() + "/" + HAN_MEIMEI);
        asked.page().getByRole(AriaRole.BUTTON).first().click();
        asked.page()
                .waitForURL(address ->
                        address.startsWith(company.addresses().crm().toString())
                                && address.contains("code="));
        asked.page().close();
    }

    void findTheEditionOver() {
        client.press("消息");
        client.pressLike("WeCom Bridge");
        client.pressLike("查看");
        assertThat(client.pageOf("WeCom Bridge").getByText("应用已到期").first()).isVisible();
    }

    private static boolean isHers(JsonNode binding) {
        return binding.path("crmUserId").asString("").equals(HAN_MEIMEI_IN_CRM);
    }
}
