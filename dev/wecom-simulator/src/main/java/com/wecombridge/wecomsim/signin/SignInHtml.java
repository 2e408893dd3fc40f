package com.wecombridge.wecomsim.signin;

import static com.wecombridge.wecomsim.window.ClientHtml.escape;

import com.wecombridge.wecomsim.window.ClientHtml;
import com.wecombridge.wecomsim.world.Member;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sign-in pages. */
final class SignInHtml {

    private static final String RECOGNISED =
            """
            <script>
            const mine = /^wecom-window:(.+)$/.exec(window.name);
            if (mine) location.replace(location.pathname + location.search + '&window=' + encodeURIComponent(mine[1]));
            </script>
            """;

    private SignInHtml() {}

    /**
     * Asks who signs in; inside a member's client, whose frame has a name, it does not ask.
     *
     * @param recognise whether the client's member signs in unasked
     */
    static String chooser(Wish wish, List<Member> members, boolean recognise) {
        var options =
                members.stream()
                        .map(m ->
                                "<option value=\"%s/%s\">%s（%s）%s</option>"
                                        .formatted(
                                                escape(m.corpId()),
                                                escape(m.userId()),
                                                escape(m.name()),
                                                escape(m.userId()),
                                                escape(m.corpId())))
                        .collect(Collectors.joining("\n"));
        var title = wish.page() == Wish.Page.OAUTH ? "微信授权登录" : "企业微信扫码登录";
        return ClientHtml.page(
                title,
                """
                %s
                <p>选择由谁登录。Choose who signs in.</p>
                <form method="post">%s
                <label>成员 <select name="member">%s</select></label>
                <button type="submit">登录 Sign in</button>
                </form>
                %s
                """
                        .formatted(
                                recognise ? RECOGNISED : "",
                                hidden(wish.parameters()),
                                options,
                                wish.page() == Wish.Page.OAUTH ? outsider(wish) : ""));
    }

    private static String outsider(Wish wish) {
        return """
        <form method="post">%s
        <input type="hidden" name="outsider" value="true">
        <label>客户 <input type="text" name="external" placeholder="external_userid"></label>
        <button class="plain" type="submit">以企业外的微信用户登录 Somebody outside the company</button>
        </form>
        """
                .formatted(hidden(wish.parameters()));
    }

    /** Asks the member which private fields the app may see. */
    static String consent(Wish wish, String member, List<String> askable) {
        var boxes =
                askable.stream()
                        .map(f ->
                                "<label><input type=\"checkbox\" name=\"agree\" value=\"%s\" checked> %s <small>%s</small></label>"
                                        .formatted(f, PrivateFields.inChinese(f), f))
                        .collect(Collectors.joining("\n"));
        return ClientHtml.page(
                "申请获取你的个人信息",
                """
                <p>The app asks for the following; you may leave some out.</p>
                <form method="post">%s
                <input type="hidden" name="member" value="%s">
                <input type="hidden" name="asked" value="true">
                %s
                <button type="submit">同意 Agree</button>
                </form>
                """
                        .formatted(hidden(wish.parameters()), escape(member), boxes));
    }

    private static String hidden(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p ->
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                                .formatted(p.getKey(), escape(p.getValue())))
                .collect(Collectors.joining("\n"));
    }
}
