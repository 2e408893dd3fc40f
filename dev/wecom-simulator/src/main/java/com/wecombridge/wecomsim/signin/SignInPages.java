package com.wecombridge.wecomsim.signin;

import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.signin.SignIns.Person;
import com.wecombridge.wecomsim.signin.Wish.Page;
import com.wecombridge.wecomsim.window.ClientHtml;
import com.wecombridge.wecomsim.window.ClientWindows;
import com.wecombridge.wecomsim.window.Seats.Refusal;
import com.wecombridge.wecomsim.world.LedgerEntry;
import com.wecombridge.wecomsim.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /connect/oauth2/authorize}, {@code /wwopen/sso/qrConnect}, {@code /wwlogin/sso/login} and
 * {@code /wwopen/sso/3rd_qrConnect}. Who signs in is the member whose client shows the page, or
 * whoever is chosen on it; a program posts the same form.
 */
@SeenInDocs({"91022", "91019", "91120", "98152", "91124"})
final class SignInPages {

    private static final List<String> PARAMETERS =
            List.of(
                    "appid",
                    "agentid",
                    "redirect_uri",
                    "response_type",
                    "scope",
                    "state",
                    "login_type",
                    "usertype");

    private final World world;
    private final SignIns signIns;
    private final Audience audience;
    private final ClientWindows windows;

    SignInPages(Core core, SignIns signIns, Audience audience) {
        this.world = core.world();
        this.signIns = signIns;
        this.audience = audience;
        this.windows = new ClientWindows(core);
    }

    void open(RoutesConfig routes) {
        page(routes, "/connect/oauth2/authorize", Page.OAUTH);
        page(routes, "/wwopen/sso/qrConnect", Page.QR);
        page(routes, "/wwlogin/sso/login", Page.QR);
        page(routes, "/wwopen/sso/3rd_qrConnect", Page.PROVIDER);
    }

    private void page(RoutesConfig routes, String path, Page page) {
        routes.get(
                path,
                context -> {
                    var wish = wish(page, context.queryParamMap());
                    show(context, wish);
                    writeDown(context, wish);
                });
        routes.post(
                path,
                context -> {
                    var wish = wish(page, context.formParamMap());
                    answer(context, wish);
                    writeDown(context, wish);
                });
    }

    /** In the ledger like a call; where the browser goes next is the answer. */
    private void writeDown(Context context, Wish wish) {
        var suite = audience.suite(wish);
        var next = context.res().getHeader("Location");
        world.change(() ->
                world.record(
                        new LedgerEntry(
                                world.next("ledger"),
                                world.instant(),
                                context.method().name(),
                                context.path(),
                                wish.parameters(),
                                String.valueOf(context.contentType()),
                                "",
                                context.ip(),
                                suite ? "" : wish.appId(),
                                wish.agentId(),
                                suite ? wish.appId() : "",
                                context.statusCode(),
                                0,
                                next == null ? "" : next,
                                0,
                                "",
                                List.of())));
    }

    private void show(Context context, Wish wish) {
        var trouble = audience.trouble(wish);
        if (trouble.isPresent()) {
            refuse(context, trouble.get());
            return;
        }
        var window = Optional.ofNullable(context.queryParam("window")).flatMap(windows::open);
        if (window.isPresent() && wish.page() == Page.OAUTH) {
            var seen = window.get();
            signIn(context, wish, new Guest(seen.corpId(), seen.userId()), Optional.empty());
            return;
        }
        var unknown = context.queryParam("window") == null;
        context.html(
                SignInHtml.chooser(
                        wish, audience.members(wish), unknown && wish.page() == Page.OAUTH));
    }

    private void answer(Context context, Wish wish) {
        var trouble = audience.trouble(wish);
        if (trouble.isPresent()) {
            refuse(context, trouble.get());
        } else if (context.formParam("outsider") != null) {
            outsider(context, wish);
        } else {
            var asked = context.formParam("asked") != null;
            signIn(
                    context,
                    wish,
                    Guest.named(String.valueOf(context.formParam("member")), wish),
                    asked ? Optional.of(context.formParams("agree")) : Optional.empty());
        }
    }

    private void signIn(Context context, Wish wish, Guest guest, Optional<List<String>> agreed) {
        var member = audience.member(guest.corpId(), guest.userId());
        if (member.isEmpty()) {
            refuse(context, new Refusal("没有这个成员", "There is no such member."));
            return;
        }
        var trouble = audience.trouble(wish, guest.corpId());
        if (trouble.isPresent()) {
            refuse(context, trouble.get());
            return;
        }
        var suiteId = audience.suite(wish) ? wish.appId() : "";
        var askable = signIns.askable(guest.corpId(), wish.agentId(), suiteId);
        if (wish.forPrivateFields() && agreed.isEmpty()) {
            context.html(SignInHtml.consent(wish, guest.toString(), askable));
            return;
        }
        var fields = agreed.orElse(List.of()).stream().filter(askable::contains).toList();
        var person = Person.member(guest.corpId(), suiteId, member.get().userId());
        context.redirect(wish.redirectWith(signIns.issue(wish, person, fields).code()));
    }

    /** Somebody with WeChat alone; a customer if an external user id was given. */
    private void outsider(Context context, Wish wish) {
        var external = String.valueOf(context.formParam("external")).strip();
        var corpId = audience.corps(wish).findFirst().orElse("");
        var suiteId = audience.suite(wish) ? wish.appId() : "";
        var openId = SignIns.openId(corpId + suiteId, external);
        var person = new Person(corpId, suiteId, "", openId, external);
        context.redirect(wish.redirectWith(signIns.issue(wish, person, List.of()).code()));
    }

    private static void refuse(Context context, Refusal refusal) {
        context.status(400).html(ClientHtml.refusal(refusal.chinese(), refusal.english()));
    }

    private static Wish wish(Page page, Map<String, List<String>> given) {
        var parameters = new LinkedHashMap<String, String>();
        for (var name : PARAMETERS) {
            var values = given.getOrDefault(name, List.of());
            if (!values.isEmpty()) {
                parameters.put(name, values.getFirst().strip());
            }
        }
        return new Wish(page, parameters);
    }

    /** Who is about to sign in, written as {@code corp/user}. */
    private record Guest(String corpId, String userId) {

        static Guest named(String text, Wish wish) {
            var slash = text.indexOf('/');
            return slash < 0
                    ? new Guest(wish.appId(), text)
                    : new Guest(text.substring(0, slash), text.substring(slash + 1));
        }

        @Override
        public String toString() {
            return corpId + "/" + userId;
        }
    }
}
