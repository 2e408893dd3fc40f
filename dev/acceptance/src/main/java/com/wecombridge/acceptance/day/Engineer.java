package com.wecombridge.acceptance.day;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.wecombridge.acceptance.Unmet;
import java.util.List;

/** Whoever builds the product: plans faults, reads what was received and done (记录与故障). */
final class Engineer {

    private static final int ADDRESS_NOT_TRUSTED = 60020;

    private final Company company;
    private final Screen records;

    Engineer(Browser browser, Company company) {
        this.company = company;
        this.records =
                browser.window(
                        "engineer",
                        company.view("view=records&records=faults&of=" + company.corpId()));
    }

    void plansAFaultOfACall() {
        records.choose("出什么问题", "返回错误码");
        records.choose("哪个企业", company.name());
        records.press("安排故障");
        records.sees("返回错误码 45009");
    }

    void plansAFaultOfACallback() {
        records.tick("回调");
        records.choose("出什么问题", "处理前断开");
        records.choose("回调", "change_contact");
        records.choose("哪个企业", company.name());
        records.press("安排故障");
        records.sees("change_contact");
    }

    /** What came of it: the refused send, and the one that was taken. */
    void readsTheLedger() {
        records.tab("收到的请求");
        records.writeByHint("搜索", "message/send");
        records.sees("45009");
        records.sees("成功");
        records.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("详情"))
                .first()
                .click();
        records.sees("请求内容");
        records.tab("发出的回调");
        records.writeByHint("搜索", "change_contact");
        records.sees("已送达");
        records.sees("2 / 3");
        records.tab("限额");
        records.sees("HAN_MEIMEI");
    }

    void findsTheAddressRefused(OwnBackend backend) {
        var code = backend.tries("/cgi-bin/agent/get?agentid=" + Company.APP_ID);
        if (code != ADDRESS_NOT_TRUSTED) {
            throw new Unmet("a call from an address that is not trusted was answered " + code);
        }
    }

    /** Every view in English, wide and narrow, of a company without a Chinese word. */
    static void readsEverythingInEnglish(Browser browser, Company company) {
        var english =
                browser.window("english", company.addresses().wecom() + "/?lang=en&view=admin");
        english.pressLike("New company");
        var question = english.dialog("New company");
        question.write("Company name", "Initech " + company.run());
        question.tick("With six sample people in three departments");
        question.press("Save");
        english.sees("Initech " + company.run());
        for (var width : List.of(1440, 390)) {
            english.page().setViewportSize(width, 900);
            Views.ALL.forEach(view -> Views.look(english, view, width));
        }
        english.page().close();
    }
}
