package com.wecombridge.wecomsim.web;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.change.DefinitionRefusedException;
import com.wecombridge.wecomsim.change.Installations;
import com.wecombridge.wecomsim.change.Patch;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.OneTimeCode;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WeCom's installation page ({@code /3rdapp/install}, reached from the provider's site) and its
 * market ({@code /market/<suite>}): an administrator picks a company, the visible range, and
 * agrees.
 */
public final class InstallPages {

    private final World world;
    private final Installations installations;

    public InstallPages(World world, Installations installations) {
        this.world = world;
        this.installations = installations;
    }

    public void open(RoutesConfig routes) {
        routes.get("/3rdapp/install", this::fromProvider);
        routes.post("/3rdapp/install", this::agree);
        routes.get("/market/{suite}", this::fromMarket);
        routes.post("/market/{suite}", this::agree);
    }

    private void fromProvider(Context context) {
        var suite = suite(param(context, "suite_id"));
        var trouble =
                suite.isEmpty() ? "没有这个第三方应用。There is no such suite (40083)." : trouble(context);
        if (!trouble.isEmpty()) {
            context.status(400).html(html(context).refusal(trouble));
            return;
        }
        context.html(
                html(context)
                        .page(
                                world,
                                suite.orElseThrow(),
                                parameters(context),
                                inOtherLanguage(context)));
    }

    private void fromMarket(Context context) {
        suite(context.pathParam("suite"))
                .ifPresentOrElse(
                        suite ->
                                context.html(
                                        html(context)
                                                .page(
                                                        world,
                                                        suite,
                                                        Map.of(),
                                                        inOtherLanguage(context))),
                        () ->
                                context.status(404)
                                        .html(
                                                html(context)
                                                        .refusal(
                                                                "没有这个第三方应用。There is no such suite (40083).")));
    }

    /** The administrator agreed: installed, and on to where the provider wants the browser. */
    private void agree(Context context) {
        var market = context.path().startsWith("/market/");
        var patch = new Patch(Json.object());
        patch.with("suiteId", market ? context.pathParam("suite") : form(context, "suite_id"));
        patch.with("corpId", form(context, "corp_id")).with("corpName", form(context, "corp_name"));
        patch.with("state", form(context, "state"));
        range(context).ifPresent(range -> patch.with("range", range));
        if (market) {
            patch.with("via", "MARKET");
        } else {
            patch.with("preAuthCode", form(context, "pre_auth_code"));
            patch.with("redirectUri", form(context, "redirect_uri"));
        }
        try {
            var outcome = installations.apply(patch, Telling.callbacks());
            if (outcome.redirect().isEmpty()) {
                context.html(html(context).done(outcome.corpId()));
            } else {
                context.redirect(outcome.redirect());
            }
        } catch (DefinitionRefusedException e) {
            context.status(400).html(html(context).refusal(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<Map<String, List<?>>> range(Context context) {
        var parties = new ArrayList<Integer>();
        context.formParams("party").forEach(id -> parties.add(Integer.valueOf(id)));
        var users =
                context.formParams("users").stream()
                        .flatMap(line -> List.of(line.split("[,，;；\\s]+")).stream())
                        .filter(id -> !id.isBlank())
                        .toList();
        return parties.isEmpty() && users.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of("parties", parties, "users", users, "tags", List.of()));
    }

    private String trouble(Context context) {
        var code =
                world.codes
                        .get(param(context, "pre_auth_code"))
                        .filter(c -> c.kind() == OneTimeCode.Kind.PRE_AUTH)
                        .filter(c -> c.suiteId().equals(param(context, "suite_id")));
        if (code.isEmpty()) {
            return "预授权码无效。The pre_auth_code is unknown (40077).";
        }
        if (code.get().used() || code.get().expiresAt().isBefore(world.instant())) {
            return "预授权码已使用或已过期，请从服务商网站重新发起。The pre_auth_code is used or expired; begin again on the provider's site (42007).";
        }
        if (param(context, "redirect_uri").isEmpty()) {
            return "缺少 redirect_uri。The redirect_uri is missing.";
        }
        return param(context, "state").matches("[a-zA-Z0-9]{0,128}")
                ? ""
                : "state 只能是 128 个以内的字母和数字。The state may hold 128 letters and digits (84025).";
    }

    private static InstallHtml html(Context context) {
        return InstallHtml.in(param(context, "lang"));
    }

    /** This page again, in the other language. */
    private static String inOtherLanguage(Context context) {
        var query = new StringBuilder(context.path()).append('?');
        parameters(context)
                .forEach((name, value) ->
                        query.append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                                .append('&'));
        return query.append("lang=")
                .append(InstallWords.in(param(context, "lang")).other())
                .toString();
    }

    private Optional<Suite> suite(String suiteId) {
        return world.suites.get(suiteId);
    }

    private static Map<String, String> parameters(Context context) {
        return Map.of(
                "suite_id", param(context, "suite_id"),
                "pre_auth_code", param(context, "pre_auth_code"),
                "redirect_uri", param(context, "redirect_uri"),
                "state", param(context, "state"));
    }

    private static String param(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    private static String form(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }
}
