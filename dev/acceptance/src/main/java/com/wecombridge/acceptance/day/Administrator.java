package com.wecombridge.acceptance.day;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import com.wecombridge.acceptance.Bridge;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Patience;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.LocalTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The company's WeCom administrator, in the admin console (管理后台). */
final class Administrator {

    private final Browser browser;
    private final Company company;
    private final Bridge bridge;
    private final Screen console;

    Administrator(Browser browser, Company company, Http http) {
        this.browser = browser;
        this.company = company;
        this.bridge = Bridge.signedIn(http, company.addresses(), "acme-admin");
        this.console = browser.window("administrator", company.view("view=admin"));
    }

    void foundsTheCompany() {
        console.pressLike("新建企业");
        var question = console.dialog("新建企业");
        question.write("企业名称", company.name());
        question.press("保存");
        console.page().waitForURL(address -> address.contains("corp=ww"));
        company.isKnownAs(console.page().url().replaceAll(".*[?&]corp=([^&]+).*", "$1"));
        console.press("通讯录");
        console.sees("HAN_MEIMEI");
        console.press("企业信息");
        console.sees(company.corpId());
        console.tick("明文");
        console.press("保存");
        console.sees("已保存");
    }

    void installsFromTheMarketAndCancels() {
        console.press("第三方应用");
        console.press("从应用市场安装");
        console.sees("已安装");
        console.pressAndConfirm("取消授权");
        console.sees("未安装");
    }

    /** The link comes from the console of the product, which begins an installation. */
    void installsByLink() {
        var install = bridge.post("/api/v1/installs", Map.of()).orFail("beginning an installation");
        var link = install.json().path("installUrl").asString("");
        var consent = browser.window("consent", link);
        consent.page()
                .getByLabel("选择已有企业")
                .selectOption(new SelectOption().setValue(company.corpId()));
        consent.tick("全公司");
        consent.press("同意以上授权并安装");
        consent.sees("安装成功");
        consent.page().close();
        console.sees("已安装");
        bridge.waitFor("the corp to be connected", "/api/v1/corps", this::isConnected);
        bridge.waitFor("LI_LEI in the mirror", members(), one -> isInside(one, "LI_LEI"));
    }

    void narrowsTheVisibleRange() {
        console.choose("部门", company.name());
        console.choose("成员", "李雷", "韩梅梅");
        console.sees("共 2 人");
        console.press("保存可见范围");
        Patience.waitFor(
                "WANG_FANG outside the range in the mirror",
                () ->
                        Optional.of(company)
                                .filter(_ ->
                                        bridge.find(members(), one -> isInside(one, "WANG_FANG"))
                                                .isEmpty()));
        var outside = browser.window("wang-fang", company.view("user=WANG_FANG"));
        outside.sees("没有对这位成员可见的应用");
        outside.page().close();
    }

    void takesALicenceAway(String name) {
        console.press("接口许可");
        console.sees("已激活 6 人，共 6 人");
        console.toggle("接口许可 " + name);
        console.sees("已激活 5 人，共 6 人");
    }

    void givesTheLicenceBack(String name) {
        console.toggle("接口许可 " + name);
        console.sees("已激活 6 人，共 6 人");
    }

    /** An app of the company's own, with a home page behind WeCom's sign-in. */
    OwnBackend buildsAnApp(Http http) {
        console.press("应用管理");
        console.press("创建应用");
        var question = console.dialog("创建应用");
        question.write("姓名", "审批助手");
        question.press("保存");
        console.seesHeading("审批助手 自建应用");
        console.press("显示");
        var secret =
                console.page()
                        .getByText(Pattern.compile("^" + company.corpId() + "-\\d+-secret$"))
                        .innerText();
        var crm = company.addresses().crm();
        console.writeByHint("可信域名", crm.getAuthority());
        console.press("直接信任");
        console.sees("未校验，直接信任");
        console.write("应用主页", company.signIn());
        console.press("保存");
        console.sees("已保存");
        return new OwnBackend(
                http, company.addresses().wecom(), company.corpId(), Company.APP_ID, secret);
    }

    void trustsOneAddressOnly() {
        console.press("应用管理");
        console.writeAndEnter("企业可信 IP", "203.0.113.7");
        console.press("保存可信 IP");
        console.sees("可信 IP 已保存");
    }

    void opensTheArchive() {
        console.press("会话内容存档");
        console.press("开启会话内容存档");
        console.choose("企业版", "李雷");
        console.sees("已保存");
        console.write("消息加密公钥", publicKey());
        console.press("上传新版本");
        console.sees("版本 1");
    }

    void hasTagsForCustomers() {
        console.press("客户联系");
        console.press("添加标签组");
        var question = console.dialog("企业客户标签");
        question.write("标签组", "客户等级");
        question.writeAndEnter("标签", "重要客户");
        question.press("保存");
        console.sees("重要客户");
    }

    /** The paid period of the suite is over; the day is played to its end. */
    void letsTheEditionRunOut() {
        console.press("第三方应用");
        console.choose("版本状态", "4 付费已到期");
        console.sees("已保存");
        console.press("时钟与行为");
        var clock = console.page().getByRole(AriaRole.TIME).first();
        var before = LocalTime.parse(clock.innerText().replaceAll(".*\\s", ""));
        console.press("10 分钟");
        assertThat(clock)
                .hasText(Pattern.compile(before.plusMinutes(10) + "|" + before.plusMinutes(11)));
    }

    void cancelsTheAuthorisation() {
        console.press("第三方应用");
        console.pressAndConfirm("取消授权");
        console.sees("未安装");
        bridge.delete("/api/v1/account-bindings/u-1002?corpId=" + company.corpId());
        bridge.waitFor("the corp to be disconnected", "/api/v1/corps", this::isDisconnected);
    }

    void changesAMember() {
        console.press("通讯录");
        console.around(AriaRole.ROW, "HAN_MEIMEI").press("编辑");
        var question = console.dialog("编辑 韩梅梅");
        question.write("职务", "销售总监");
        question.press("保存");
        console.sees("销售总监");
    }

    private static String publicKey() {
        try {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'});
            var pem = encoded.encodeToString(keys.generateKeyPair().getPublic().getEncoded());
            return "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Bridge bridge() {
        return bridge;
    }

    private String members() {
        return "/api/v1/members?corpId=" + company.corpId();
    }

    private static boolean isInside(JsonNode member, String userId) {
        return member.path("memberUserId").asString("").equals(userId)
                && member.path("insideRange").asBoolean(false);
    }

    private boolean isConnected(JsonNode corp) {
        return isOurs(corp) && corp.path("state").asString("").equals("CONNECTED");
    }

    private boolean isDisconnected(JsonNode corp) {
        return isOurs(corp) && corp.path("state").asString("").equals("DISCONNECTED");
    }

    private boolean isOurs(JsonNode corp) {
        return corp.path("corpId").asString("").equals(company.corpId());
    }
}
