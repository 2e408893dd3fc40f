package com.wecombridge.wecomsim.web;

import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The installation page as plain HTML, without script: it must work in any browser and any test.
 */
final class InstallHtml {

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body{margin:0;background:#f3f5f8;color:#1d2129;font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
            main{max-width:560px;margin:48px auto;background:#fff;border-radius:12px;padding:32px 36px;box-shadow:0 1px 4px #0001}
            .sim{display:inline-block;background:#fff4e0;color:#8a5200;border-radius:6px;padding:1px 10px;font-size:13px}
            h1{font-size:22px;margin:12px 0 4px}p{margin:6px 0;color:#4e5969}
            fieldset{border:1px solid #e5e6eb;border-radius:8px;margin:20px 0 0;padding:12px 16px}legend{padding:0 6px;color:#4e5969}
            label{display:block;margin:6px 0}select,input[type=text]{width:100%%;box-sizing:border-box;padding:8px 10px;border:1px solid #c9cdd4;border-radius:6px;font:inherit}
            button{margin-top:24px;width:100%%;padding:11px;border:0;border-radius:8px;background:#2a6fe8;color:#fff;font:inherit;font-weight:600;cursor:pointer}
            button:focus-visible,select:focus-visible,input:focus-visible{outline:3px solid #9dc1ff}
            .no{color:#b42318}
            </style>
            </head>
            <body><main><span class="sim">企业微信 · 模拟器</span>
            %s
            </main></body></html>
            """;

    private InstallHtml() {}

    static String page(World world, Suite suite, Map<String, String> parameters) {
        var hidden =
                parameters.entrySet().stream()
                        .map(p ->
                                "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                                        .formatted(p.getKey(), escape(p.getValue())))
                        .collect(Collectors.joining("\n"));
        var corps = world.corps.all().map(InstallHtml::option).collect(Collectors.joining("\n"));
        var name = escape(suite.name());
        return FRAME.formatted(
                "安装应用 " + name,
                """
                <h1>安装「%s」</h1>
                <p>该应用由第三方服务商提供。授权后，应用可以读取可见范围内成员的信息，并向他们发送消息。</p>
                <form method="post">
                %s
                <fieldset><legend>企业</legend>
                <label>选择已有企业<select name="corp_id"><option value="">—</option>%s</select></label>
                <label>或者新建企业<input type="text" name="corp_name" placeholder="例如：示例某某科技"></label>
                </fieldset>
                <fieldset><legend>可见范围</legend>
                <label><input type="checkbox" name="party" value="1"> 全公司</label>
                <label>或者成员的 userid，以逗号分隔<input type="text" name="users" placeholder="LI_LEI, HAN_MEIMEI"></label>
                <p>都不选时为全公司（已安装过的企业保持原来的范围）。</p>
                </fieldset>
                <button type="submit">同意以上授权并安装</button>
                </form>
                """
                        .formatted(name, hidden, corps));
    }

    static String done(String corpId) {
        return FRAME.formatted(
                "已安装",
                "<h1>已安装</h1><p>企业 %s 的授权已通知服务商（create_auth）。可以关闭此页。</p>"
                        .formatted(escape(corpId)));
    }

    static String refusal(String reason) {
        return FRAME.formatted(
                "无法安装", "<h1>无法安装</h1><p class=\"no\">%s</p>".formatted(escape(reason)));
    }

    private static String option(Corp corp) {
        return "<option value=\"%s\">%s（%s）</option>"
                .formatted(escape(corp.corpId()), escape(corp.name()), escape(corp.corpId()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
