package com.wecombridge.acceptance.day;

import com.microsoft.playwright.options.AriaRole;
import com.wecombridge.acceptance.Unmet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** 李雷 and his customer 林小满, in two windows beside each other. */
final class Customers {

    private static final String CUSTOMER = "林小满";
    private static final String WRITE = "输入消息，Enter 发送";
    private static final String RED_DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC";

    private final Browser browser;
    private final Company company;
    private final Screen his;
    private Screen hers;

    Customers(Browser browser, Company company) {
        this.browser = browser;
        this.company = company;
        this.his = browser.window("li-lei", company.view("user=LI_LEI&section=customers"));
        this.hers = his;
    }

    void oneIsAdded() {
        his.press("添加客户");
        var question = his.dialog("添加客户");
        question.write("姓名", CUSTOMER);
        question.press("添加客户");
        his.seesHeading(CUSTOMER);
        hers = browser.window("customer", his.page().url());
        hers.choose("发言者", CUSTOMER);
    }

    void bothSpeak() {
        his.writeAndEnter(WRITE, "您好，我是李雷");
        hers.around(AriaRole.LOG, "您好，我是李雷").sees("您好，我是李雷");
        hers.writeAndEnter(WRITE, "想要一份报价");
        his.around(AriaRole.LOG, "想要一份报价").sees("想要一份报价");
        his.around(AriaRole.ARTICLE, "您好，我是李雷").press("撤回");
        hers.sees("撤回了一条消息");
    }

    void mediaAreSent(Path folder) {
        his.attach("图片", written(folder.resolve("logo.png"), Base64.getDecoder().decode(RED_DOT)));
        hers.page().getByAltText("[图片]").waitFor();
        his.attach("文件", written(folder.resolve("报价单.txt"), "报价".getBytes(StandardCharsets.UTF_8)));
        hers.around(AriaRole.LOG, "报价单.txt").sees("报价单.txt");
        his.press("位置");
        his.dialog("位置").press("发送");
        hers.sees("上海市浦东新区银城中路501号");
    }

    void oneIsTaggedAndRemarked() {
        his.press("重要客户");
        his.writeAndEnter("备注", "林小满·采购");
        his.seesHeading("林小满·采购");
        hers.seesHeading("林小满·采购");
        his.press("以客户身份同意");
        his.sees("客户已同意");
    }

    void aReloadLosesNothing() {
        his.reload();
        his.around(AriaRole.LOG, "想要一份报价").sees("想要一份报价");
        his.seesHeading("林小满·采购");
    }

    void aGroupIsMadeJoinedAndLeft() {
        his.tick("群聊");
        his.press("创建群聊");
        var question = his.dialog("创建群聊");
        question.write("群名称", "报价讨论群");
        question.choose("客户", "林小满·采购");
        question.press("创建群聊");
        his.seesHeading("报价讨论群");
        his.choose("入群", "王芳");
        his.press("加入群聊");
        his.sees("3 人");
        his.around(AriaRole.LISTITEM, CUSTOMER).press("退群");
        his.sees("2 人");
        his.writeAndEnter(WRITE, "大家好");
        var colleague =
                browser.window(
                        "wang-fang",
                        company.view("user=WANG_FANG&section=customers&people=groups"));
        colleague.pressLike("报价讨论群");
        colleague.around(AriaRole.LOG, "大家好").sees("大家好");
        colleague.page().close();
    }

    void oneLeavesAndIsDeleted() {
        hers.pressAndConfirm("以客户身份删除我");
        hers.sees("客户已将你删除，不能再发送消息。");
        hers.press("客户重新添加");
        hers.seesNo("客户已将你删除，不能再发送消息。");
        hers.pressAndConfirm("删除客户");
        hers.sees("还没有客户");
    }

    private static Path written(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new Unmet("no file can be written: " + e);
        }
    }
}
