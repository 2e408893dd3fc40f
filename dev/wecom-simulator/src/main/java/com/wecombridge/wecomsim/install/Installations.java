package com.wecombridge.wecomsim.install;

import com.wecombridge.wecomsim.admin.AppChanges;
import com.wecombridge.wecomsim.admin.DirectoryChanges;
import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.OneTimeCode;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.Token;
import com.wecombridge.wecomsim.world.VisibleRange;
import com.wecombridge.wecomsim.world.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a corp's administrator does with a suite: install it, change its authorisation, throw it
 * out.
 */
public final class Installations {

    private static final Duration AUTH_CODE_LIFE = Duration.ofMinutes(10);
    private static final int FIRST_AGENT = 1_000_002;

    private final World world;
    private final Post post;
    private final DirectoryChanges directory;
    private final AppChanges apps;

    public Installations(World world, Post post, DirectoryChanges directory, AppChanges apps) {
        this.world = world;
        this.post = post;
        this.directory = directory;
        this.apps = apps;
    }

    /**
     * What the definition asks for: install or authorise again, change the authorisation, or
     * uninstall.
     */
    public Outcome apply(Patch patch, Telling telling) {
        var suite =
                world.suites
                        .get(patch.need("suiteId"))
                        .orElseThrow(() -> new DefinitionRefusedException("no such suite"));
        patch.take("suiteId", "");
        var corp = corp(patch);
        if (patch.takeFlag("removed")) {
            patch.nothingElse();
            return cancel(suite, corp.corpId(), telling);
        }
        var active = active(corp.corpId(), suite.suiteId());
        if (patch.takeFlag("resetPermanentCode")) {
            patch.nothingElse();
            return reset(suite, corp, active, telling);
        }
        var installs = patch.has("via") || patch.has("preAuthCode") || active.isEmpty();
        return installs
                ? install(suite, corp, patch, telling)
                : change(active.get(), patch, telling);
    }

    /** The corp's running authorisation of the suite. */
    public Optional<Installation> active(String corpId, String suiteId) {
        return world.installations.get(Table.key(corpId, suiteId)).filter(Installation::active);
    }

    private Corp corp(Patch patch) {
        var name = patch.take("corpName", "");
        var corpId = patch.take("corpId", "");
        if (corpId.isEmpty() && name.isEmpty()) {
            throw new DefinitionRefusedException("corpId or corpName is missing");
        }
        var id = corpId.isEmpty() ? "ww" + randomHex(16) : corpId;
        return directory.corpOrInvented(id).orElseGet(() -> found(id, name));
    }

    private Corp found(String corpId, String name) {
        if (name.isEmpty()) {
            throw new DefinitionRefusedException("corp " + corpId + " does not exist");
        }
        return directory.corp(
                new Patch(Json.object())
                        .with("corpId", corpId)
                        .with("name", name)
                        .with("standardCast", true));
    }

    private Outcome install(Suite suite, Corp corp, Patch patch, Telling telling) {
        var market = patch.take("via", "PROVIDER_SITE").equals("MARKET");
        var preAuthCode = patch.take("preAuthCode", "");
        var redirect = patch.take("redirectUri", "");
        var state = patch.take("state", "");
        refuseSecondWriter(suite, corp);
        return world.change(() -> {
            spend(preAuthCode);
            var app = appOf(suite, corp, patch);
            var installation = installation(suite, app, state, patch);
            patch.nothingElse();
            var key = Table.key(corp.corpId(), suite.suiteId());
            world.installations.put(key, installation);
            var authCode = authCode(suite, corp, state);
            if (market) {
                createAuth(suite, authCode, telling);
            }
            return new Outcome(
                    corp.corpId(),
                    app.agentId(),
                    authCode.code(),
                    redirect.isEmpty() ? "" : redirectTo(redirect, authCode));
        });
    }

    /**
     * Only one may write a corp's contacts: its own assistant over the API, or one suite (91143).
     */
    private void refuseSecondWriter(Suite suite, Corp corp) {
        var readOnlyToo = world.behaviour().contacts().readOnlySyncBlocks();
        var writesItself =
                switch (corp.openapiSync()) {
                    case ON -> true;
                    case READ_ONLY -> readOnlyToo;
                    case OFF -> false;
                };
        if (suite.writesContacts() && writesItself) {
            throw new DefinitionRefusedException("已开启openapi同步，不允许安装通讯录套件");
        }
    }

    private Outcome change(Installation installation, Patch patch, Telling telling) {
        return world.change(() -> {
            var corpId = installation.corpId();
            var app = world.apps.get(Table.key(corpId, installation.agentId())).orElseThrow();
            var range = patch.take("range", VisibleRange.class, app.range());
            var after = edited(installation, patch);
            patch.nothingElse();
            if (!after.equals(installation)) {
                var key = Table.key(corpId, installation.suiteId());
                world.installations.put(key, after);
                apps.reportChange(app, telling);
                if (!after.adminUserId().equals(installation.adminUserId())) {
                    post.toApp(
                            app,
                            new Event("change_app_admin", Map.of()).namingAgent(),
                            "sys",
                            telling);
                }
            }
            if (!range.equals(app.range())) {
                apps.range(app, range, telling);
            }
            return new Outcome(corpId, app.agentId(), "", "");
        });
    }

    /** The corp's secret for the suite changes; the provider fetches the new one with a code. */
    private Outcome reset(Suite suite, Corp corp, Optional<Installation> active, Telling telling) {
        var before = active.orElseThrow(() -> new DefinitionRefusedException("not installed"));
        return world.change(() -> {
            var fields = new Patch(Json.object());
            fields.with("permanentCode", "pc-" + randomHex(40));
            var key = Table.key(corp.corpId(), suite.suiteId());
            world.installations.put(key, fields.over(before, Installation.class));
            var code = authCode(suite, corp, before.state());
            var event = new Event("reset_permanent_code", Map.of("AuthCode", code.code()));
            post.toSuite(suite, corp.corpId(), event, telling);
            return new Outcome(corp.corpId(), before.agentId(), code.code(), "");
        });
    }

    /** Throws the suite out: its tokens die, its app is gone, cancel_auth is sent. */
    private Outcome cancel(Suite suite, String corpId, Telling telling) {
        return world.change(() -> {
            var key = Table.key(corpId, suite.suiteId());
            var installation =
                    active(corpId, suite.suiteId())
                            .orElseThrow(() -> new DefinitionRefusedException("not installed"));
            world.installations.put(key, installation.cancelled());
            world.apps.remove(Table.key(corpId, installation.agentId()));
            world.tokens
                    .all()
                    .filter(t -> t.corpId().equals(corpId))
                    .filter(t -> t.suiteId().equals(suite.suiteId()))
                    .filter(t -> t.kind() == Token.Kind.CORP)
                    .forEach(t -> world.tokens.put(t.value(), t.revokedEarly()));
            post.toSuite(suite, corpId, new Event("cancel_auth", Map.of()), telling);
            return new Outcome(corpId, installation.agentId(), "", "");
        });
    }

    private App appOf(Suite suite, Corp corp, Patch patch) {
        var known =
                active(corp.corpId(), suite.suiteId())
                        .flatMap(i -> world.apps.get(Table.key(corp.corpId(), i.agentId())));
        var app = known.orElseGet(() -> newApp(suite, corp.corpId()));
        var range = patch.take("range", VisibleRange.class, app.range());
        if (known.isPresent()) {
            apps.range(app, range, Telling.callbacks());
            return app;
        }
        var key = Table.key(corp.corpId(), app.agentId());
        world.apps.put(key, app);
        var telling =
                world.behaviour().subscribeOnInstall() ? Telling.callbacks() : Telling.quietly();
        var empty = new Patch(Json.object());
        var nobody = empty.with("range", VisibleRange.NOBODY).over(app, App.class);
        apps.range(nobody, range, telling);
        return world.apps.get(key).orElseThrow();
    }

    private App newApp(Suite suite, String corpId) {
        var taken =
                world.apps
                        .of(corpId)
                        .mapToInt(App::agentId)
                        .filter(id -> id < App.CONTACTS_SYNC)
                        .max()
                        .orElse(FIRST_AGENT - 1);
        var app = App.numbered(corpId, Math.max(taken + 1, FIRST_AGENT));
        return new Patch(Json.object())
                .with("name", suite.name())
                .with("suiteId", suite.suiteId())
                .with("secret", "")
                .with("range", VisibleRange.WHOLE_CORP)
                .over(app, App.class);
    }

    private Installation installation(Suite suite, App app, String state, Patch patch) {
        var now = world.instant();
        var fresh =
                active(app.corpId(), suite.suiteId())
                        .orElseGet(() ->
                                new Installation(
                                        app.corpId(),
                                        suite.suiteId(),
                                        app.agentId(),
                                        "pc-" + randomHex(40),
                                        true,
                                        admin(app.corpId()),
                                        state,
                                        3,
                                        200,
                                        now.plus(Duration.ofDays(365)),
                                        now,
                                        Instant.EPOCH,
                                        Installation.STANDARD_EDITION,
                                        "标准版"));
        return edited(fresh, patch.with("state", state));
    }

    private static Installation edited(Installation installation, Patch patch) {
        var fields = new Patch(Json.object());
        for (var text : List.of("state", "adminUserId", "expiresAt", "editionId", "editionName")) {
            if (patch.has(text)) {
                fields.with(text, patch.take(text, ""));
            }
        }
        for (var number : new String[] {"appStatus", "userLimit"}) {
            if (patch.has(number)) {
                fields.with(number, patch.take(number, Integer.class, 0));
            }
        }
        return fields.over(installation, Installation.class);
    }

    private String admin(String corpId) {
        return world.members.of(corpId).map(Member::userId).findFirst().orElse("");
    }

    private void spend(String preAuthCode) {
        if (preAuthCode.isEmpty()) {
            return;
        }
        var code =
                world.codes
                        .get(preAuthCode)
                        .filter(c -> c.kind() == OneTimeCode.Kind.PRE_AUTH)
                        .orElseThrow(() ->
                                new DefinitionRefusedException("unknown pre_auth_code (40077)"));
        if (code.used() || code.expiresAt().isBefore(world.instant())) {
            throw new DefinitionRefusedException("pre_auth_code expired or used (42007)");
        }
        world.codes.put(preAuthCode, code.spent());
    }

    private OneTimeCode authCode(Suite suite, Corp corp, String state) {
        var code =
                new OneTimeCode(
                        "auth-" + randomHex(32),
                        OneTimeCode.Kind.AUTH,
                        suite.suiteId(),
                        corp.corpId(),
                        state,
                        world.instant().plus(AUTH_CODE_LIFE),
                        false);
        world.codes.put(code.code(), code);
        return code;
    }

    private void createAuth(Suite suite, OneTimeCode code, Telling telling) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("AuthCode", code.code());
        fields.put("State", code.state());
        post.toSuite(suite, code.corpId(), new Event("create_auth", fields), telling);
    }

    private static String redirectTo(String uri, OneTimeCode code) {
        return uri
                + (uri.contains("?") ? '&' : '?')
                + "auth_code="
                + code.code()
                + "&expires_in="
                + AUTH_CODE_LIFE.toSeconds()
                + "&state="
                + URLEncoder.encode(code.state(), StandardCharsets.UTF_8);
    }

    private static String randomHex(int length) {
        var text = UUID.randomUUID().toString() + UUID.randomUUID();
        return text.replace("-", "").substring(0, length);
    }

    /**
     * What came of it.
     *
     * @param authCode empty unless something was installed
     * @param redirect where the administrator's browser goes next, empty for nowhere
     */
    public record Outcome(String corpId, int agentId, String authCode, String redirect) {}
}
