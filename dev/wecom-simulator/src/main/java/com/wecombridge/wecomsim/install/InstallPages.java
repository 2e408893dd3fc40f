package com.wecombridge.wecomsim.install;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.install.Installations.Outcome;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
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
import java.util.function.Supplier;

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
        routes.get("/3rdapp/customized/{code}", this::customized);
        routes.post("/3rdapp/customized/{code}", this::agreeToTemplates);
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
                        suite -> show(context, suite, Map.of("state", param(context, "state"))),
                        () -> refuse(context, "没有这个第三方应用。There is no such suite (40083)."));
    }

    /** The administrator followed a provider's link to its templates (代开发). */
    private void customized(Context context) {
        templates(context)
                .ifPresentOrElse(
                        suites -> show(context, suites.getFirst(), Map.of()),
                        () -> refuse(context, "链接无效或已过期。The link is unknown or expired."));
    }

    private void agreeToTemplates(Context context) {
        var code = world.codes.get(context.pathParam("code"));
        var suites = templates(context).orElse(List.of());
        if (code.isEmpty() || suites.isEmpty()) {
            refuse(context, "链接无效或已过期。The link is unknown or expired.");
            return;
        }
        answer(
                context,
                () -> {
                    var outcome = Optional.<Outcome>empty();
                    for (var suite : suites) {
                        var patch = wanted(context, suite.suiteId()).with("via", "MARKET");
                        patch.with("state", code.get().state());
                        outcome = Optional.of(installations.apply(patch, Telling.callbacks()));
                    }
                    return outcome.orElseThrow();
                });
    }

    private Optional<List<Suite>> templates(Context context) {
        return world.codes
                .get(context.pathParam("code"))
                .filter(code -> code.kind() == OneTimeCode.Kind.CUSTOMIZED)
                .filter(code -> world.instant().isBefore(code.expiresAt()))
                .map(code ->
                        List.of(code.suiteId().split(",", -1)).stream()
                                .flatMap(id -> suite(id).stream())
                                .toList())
                .filter(suites -> !suites.isEmpty());
    }

    private void show(Context context, Suite suite, Map<String, String> parameters) {
        context.html(html(context).page(world, suite, parameters, inOtherLanguage(context)));
    }

    private void refuse(Context context, String reason) {
        context.status(404).html(html(context).refusal(reason));
    }

    /** The administrator agreed: installed, and on to where the provider wants the browser. */
    private void agree(Context context) {
        var market = context.path().startsWith("/market/");
        var suiteId = market ? context.pathParam("suite") : form(context, "suite_id");
        var patch = wanted(context, suiteId).with("state", form(context, "state"));
        if (market) {
            patch.with("via", "MARKET");
        } else {
            patch.with("preAuthCode", form(context, "pre_auth_code"));
            patch.with("redirectUri", form(context, "redirect_uri"));
        }
        answer(context, () -> installations.apply(patch, Telling.callbacks()));
    }

    private static Patch wanted(Context context, String suiteId) {
        var patch = new Patch(Json.object()).with("suiteId", suiteId);
        patch.with("corpId", form(context, "corp_id")).with("corpName", form(context, "corp_name"));
        range(context).ifPresent(range -> patch.with("range", range));
        return patch;
    }

    private static void answer(Context context, Supplier<Outcome> installing) {
        try {
            var outcome = installing.get();
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
