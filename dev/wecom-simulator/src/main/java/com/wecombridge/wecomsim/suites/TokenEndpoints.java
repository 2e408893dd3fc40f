package com.wecombridge.wecomsim.suites;

import com.wecombridge.wecomsim.admin.AppChanges;
import com.wecombridge.wecomsim.admin.DirectoryChanges;
import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.api.Tokens;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.Token;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Tokens. */
@SeenInDocs("90605")
final class TokenEndpoints {

    private static final Duration TICKET_LIFE = Duration.ofMinutes(30);
    private static final Pattern DERIVED_SECRET = Pattern.compile("(.+)-(\\d{7,9})-secret");

    private final World world;
    private final Tokens tokens;
    private final DirectoryChanges directory;
    private final AppChanges apps;

    TokenEndpoints(World world, Tokens tokens, DirectoryChanges directory, AppChanges apps) {
        this.world = world;
        this.tokens = tokens;
        this.directory = directory;
        this.apps = apps;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("gettoken", Credential.NONE, this::corpToken),
                Endpoint.post("service/get_suite_token", Credential.NONE, this::suiteToken)
                        .withoutErrcode(),
                Endpoint.post("service/get_provider_token", Credential.NONE, this::providerToken)
                        .withoutErrcode(),
                Endpoint.post(
                        "service/get_corp_token", Credential.SUITE, this::installedCorpToken));
    }

    private ObjectNode corpToken(Call call, Caller caller) {
        tokens.refuseBanned(call.ip());
        var corpId = call.need("corpid", 41002);
        var secret = call.need("corpsecret", 41004);
        if (directory.corpOrInvented(corpId).isEmpty()) {
            throw RefusalException.of(40013);
        }
        var app = appWith(corpId, secret).filter(a -> !a.disabled());
        if (app.isEmpty()) {
            tokens.wrongSecret(call.ip());
            throw RefusalException.of(ofAnotherCorp(corpId, secret) ? 40091 : 40001);
        }
        return answer(
                tokens,
                "access_token",
                tokens.same(Token.Kind.CORP, corpId, app.get().agentId(), app.get().suiteId()));
    }

    private Optional<App> appWith(String corpId, String secret) {
        var derived = DERIVED_SECRET.matcher(secret);
        if (derived.matches() && derived.group(1).equals(corpId)) {
            apps.find(corpId, Integer.parseInt(derived.group(2)));
        }
        return world.apps
                .of(corpId)
                .filter(app -> !app.ofSuite() && app.secret().equals(secret))
                .findFirst()
                .or(() -> agencyBuilt(corpId, secret));
    }

    /** The permanent code of an agency-built app is its secret (97163). */
    private Optional<App> agencyBuilt(String corpId, String secret) {
        return world.installations
                .of(corpId)
                .filter(i -> i.active() && i.permanentCode().equals(secret))
                .filter(i -> world.suites.get(i.suiteId()).filter(Suite::agencyBuilt).isPresent())
                .findFirst()
                .flatMap(i -> world.apps.get(Table.key(corpId, i.agentId())));
    }

    private boolean ofAnotherCorp(String corpId, String secret) {
        return world.apps
                .all()
                .filter(app -> !app.ofSuite() && !app.corpId().equals(corpId))
                .anyMatch(app -> app.secret().equals(secret));
    }

    private ObjectNode suiteToken(Call call, Caller caller) {
        tokens.refuseBanned(call.ip());
        var suite =
                world.suites
                        .get(call.text("suite_id", 40083))
                        .orElseThrow(() -> RefusalException.of(40083));
        if (!suite.secret().equals(call.text("suite_secret", 40080))) {
            tokens.wrongSecret(call.ip());
            throw RefusalException.of(40080);
        }
        if (!ticketInForce(suite, call.text("suite_ticket", 40085))) {
            throw RefusalException.of(40085);
        }
        return answer(
                tokens,
                "suite_access_token",
                tokens.another(Token.Kind.SUITE, "", suite.suiteId()));
    }

    /** The newest ticket, or an earlier one that is not older than its life. */
    private boolean ticketInForce(Suite suite, String ticket) {
        var oldest = world.instant().minus(TICKET_LIFE);
        if (suite.ticket().equals(ticket)) {
            return suite.ticketAt().isAfter(oldest);
        }
        return world.deliveries
                .newestFirst()
                .takeWhile(delivery -> delivery.createdAt().isAfter(oldest))
                .filter(delivery -> delivery.kind().equals("suite_ticket"))
                .filter(delivery -> delivery.suiteId().equals(suite.suiteId()))
                .anyMatch(delivery -> delivery.plaintext().contains("[" + ticket + "]"));
    }

    private ObjectNode providerToken(Call call, Caller caller) {
        tokens.refuseBanned(call.ip());
        var corpId = call.text("corpid", 41002);
        var provider = world.providers.get(corpId).orElseThrow(() -> RefusalException.of(40013));
        if (!provider.secret().equals(call.text("provider_secret", 40001))) {
            tokens.wrongSecret(call.ip());
            throw RefusalException.of(40001);
        }
        return answer(
                tokens, "provider_access_token", tokens.another(Token.Kind.PROVIDER, corpId, ""));
    }

    private ObjectNode installedCorpToken(Call call, Caller caller) {
        if (caller.suite().agencyBuilt()) {
            throw RefusalException.of(48002);
        }
        var installation = authorised(world, call, caller);
        return answer(
                tokens,
                "access_token",
                tokens.same(
                        Token.Kind.CORP,
                        installation.corpId(),
                        installation.agentId(),
                        installation.suiteId()));
    }

    /** The running authorisation that corp id and permanent code prove. */
    static Installation authorised(World world, Call call, Caller caller) {
        var suiteId = caller.suite().suiteId();
        var corp =
                Dialect.corpMeant(world, call.text("auth_corpid", 40013), suiteId)
                        .orElseThrow(() -> RefusalException.of(40013));
        var code = call.text("permanent_code", 40084);
        return world.installations
                .get(Table.key(corp.corpId(), suiteId))
                .filter(i -> i.active() && i.permanentCode().equals(code))
                .orElseThrow(() -> RefusalException.of(40084));
    }

    static ObjectNode answer(Tokens tokens, String name, Token token) {
        return Json.object().put(name, token.value()).put("expires_in", tokens.expiresIn(token));
    }
}
