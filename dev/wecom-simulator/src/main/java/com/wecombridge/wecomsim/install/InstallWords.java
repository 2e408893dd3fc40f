package com.wecombridge.wecomsim.install;

/** The words of the installation page, in one language. */
record InstallWords(
        String language,
        String other,
        String otherName,
        String brand,
        String heading,
        String explanation,
        String corp,
        String existingCorp,
        String newCorp,
        String range,
        String wholeCorp,
        String orMembers,
        String neither,
        String agree,
        String doneHeading,
        String done,
        String refusedHeading) {

    private static final InstallWords CHINESE =
            new InstallWords(
                    "zh-CN",
                    "en",
                    "English",
                    "企业微信 · 模拟器",
                    "安装「%s」",
                    "该应用由第三方服务商提供。授权后，应用可以读取可见范围内成员的信息，并向他们发送消息。",
                    "企业",
                    "选择已有企业",
                    "或者新建企业",
                    "可见范围",
                    "全公司",
                    "或者成员的 userid，以逗号分隔",
                    "都不选时为全公司；已安装过的企业保持原来的范围。",
                    "同意以上授权并安装",
                    "已安装",
                    "企业 %s 的授权已通知服务商（create_auth）。可以关闭此页。",
                    "无法安装");

    private static final InstallWords ENGLISH =
            new InstallWords(
                    "en",
                    "zh",
                    "中文",
                    "WeCom · Simulator",
                    "Install %s",
                    "A third party provides this app. Once authorised it can read the members in its visible range and send them messages.",
                    "Company",
                    "Choose a company",
                    "or make a new one",
                    "Visible range",
                    "Whole company",
                    "or user ids, separated by commas",
                    "Neither means the whole company; one that has the app already keeps its range.",
                    "Agree and install",
                    "Installed",
                    "The provider has been told that %s authorised it (create_auth). You can close this page.",
                    "Cannot be installed");

    /** Chinese, unless English was asked for. */
    static InstallWords in(String language) {
        return language.equals("en") ? ENGLISH : CHINESE;
    }
}
