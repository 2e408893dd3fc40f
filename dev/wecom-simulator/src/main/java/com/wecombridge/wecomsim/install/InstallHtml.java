package com.wecombridge.wecomsim.install;

import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The installation page as plain HTML, without script: it must work in any browser and any test.
 */
record InstallHtml(InstallWords words) {

    /** The page in the language asked for. */
    static InstallHtml in(String language) {
        return new InstallHtml(InstallWords.in(language));
    }

    String page(World world, Suite suite, Map<String, String> parameters, String otherLanguage) {
        var corps = world.corps.all().map(InstallHtml::option).collect(Collectors.joining("\n"));
        var form =
                """
                <p>%s</p>
                <form method="post">
                %s
                <fieldset><legend>%s</legend>
                <label>%s<select name="corp_id"><option value="">—</option>%s</select></label>
                <label>%s<input type="text" name="corp_name"></label>
                </fieldset>
                <fieldset><legend>%s</legend>
                <label><input type="checkbox" name="party" value="1"> %s</label>
                <label>%s<input type="text" name="users" placeholder="LI_LEI, HAN_MEIMEI"></label>
                <p>%s</p>
                </fieldset>
                <button type="submit">%s</button>
                </form>
                """
                        .formatted(
                                words.explanation(),
                                hidden(parameters),
                                words.corp(),
                                words.existingCorp(),
                                corps,
                                words.newCorp(),
                                words.range(),
                                words.wholeCorp(),
                                words.orMembers(),
                                words.neither(),
                                words.agree());
        var heading = words.heading().formatted(escape(suite.name()));
        var link = "<a href=\"%s\">%s</a>".formatted(escape(otherLanguage), words.otherName());
        return framed(heading, link, form);
    }

    String done(String corpId) {
        return framed(
                words.doneHeading(),
                "",
                "<p>%s</p>".formatted(words.done().formatted(escape(corpId))));
    }

    String refusal(String reason) {
        return framed(
                words.refusedHeading(), "", "<p class=\"no\">%s</p>".formatted(escape(reason)));
    }

    private String framed(String heading, String link, String content) {
        return """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <style>
        body{margin:0;background:#f3f5f8;color:#1d2129;font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
        main{max-width:560px;margin:48px auto;background:#fff;border-radius:12px;padding:32px 36px;box-shadow:0 1px 4px #0001}
        .top{display:flex;justify-content:space-between}
        .sim{background:#fff4e0;color:#8a5200;border-radius:6px;padding:1px 10px;font-size:13px}
        h1{font-size:22px;margin:12px 0 4px}p{margin:6px 0;color:#4e5969}a{color:#1f5fd1}
        fieldset{border:1px solid #e5e6eb;border-radius:8px;margin:20px 0 0;padding:12px 16px}legend{padding:0 6px;color:#4e5969}
        label{display:block;margin:6px 0}select,input[type=text]{width:100%%;box-sizing:border-box;padding:8px 10px;border:1px solid #c9cdd4;border-radius:6px;background:#fff;font:inherit}
        button{margin-top:24px;width:100%%;padding:11px;border:0;border-radius:8px;background:#1f5fd1;color:#fff;font:inherit;font-weight:600;cursor:pointer}
        button:focus-visible,select:focus-visible,input:focus-visible{outline:3px solid #9dc1ff}
        .no{color:#b42318}
        </style>
        </head>
        <body><main><div class="top"><span class="sim">%s</span>%s</div>
        %s
        </main></body></html>
        """
                .formatted(
                        words.language(),
                        heading,
                        words.brand(),
                        link,
                        "<h1>" + heading + "</h1>\n" + content);
    }

    private static String hidden(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p ->
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                                .formatted(p.getKey(), escape(p.getValue())))
                .collect(Collectors.joining("\n"));
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
