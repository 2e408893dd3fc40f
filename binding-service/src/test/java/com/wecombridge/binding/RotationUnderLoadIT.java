package com.wecombridge.binding;

import static org.awaitility.Awaitility.await;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.secrets.Chore;
import com.wecombridge.testkit.secrets.OutlivesItsKeys;
import com.wecombridge.wecom.rotation.Rotation;
import com.wecombridge.wecom.rotation.RotationSettings;
import com.wecombridge.wecom.rotation.RotationSettings.DataKeys;
import com.wecombridge.wecom.rotation.SealedColumn;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.SecretBox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Apps are connected, suites installed and tokens fetched while all keys are exchanged. */
@NullUnmarked
class RotationUnderLoadIT extends BindingServiceIT implements OutlivesItsKeys {

    private static final int AGENT = 1000002;
    private static final String CONNECTED_AGAIN = "wwitrotation0001";
    private static final String REFUSED = "wwitrotation0002";
    private static final String UNSPENT = "an-install-whose-code-waits";
    private static final AtomicInteger INSTALLED = new AtomicInteger();

    @Autowired RelayDatabase relay;
    @Autowired List<SealedColumn> columns;

    /** Codes are spent as soon as they come; this one stays. */
    @BeforeEach
    void aCodeWaits() {
        database.execute(
                """
                insert into install (install_id, tenant_id, state, auth_code, received_at)
                values ('%s', 'acme', 'CODE_RECEIVED', '%s', now())
                """
                        .formatted(UNSPENT, sealedAuthCode("a-code-that-waits").value()));
    }

    @AfterEach
    void theCodeGoes() {
        database.execute("delete from install where install_id = '" + UNSPENT + "'");
    }

    @Override
    public TestDatabase database() {
        return database;
    }

    @Override
    public void rotate(String masterKeys, String dataKeys) {
        new Rotation(
                        new SecretBox(MasterKeys.of(masterKeys)),
                        relay,
                        columns,
                        new RotationSettings(DataKeys.valueOf(dataKeys)),
                        new SimpleMeterRegistry())
                .rotate();
    }

    @Override
    public List<Chore> work() {
        connect(CONNECTED_AGAIN);
        connect(REFUSED);
        return List.of(
                () -> connect(CONNECTED_AGAIN),
                () -> refuseTokenOf(REFUSED, REFUSED, Integer.toString(AGENT)),
                this::renewTheSuitesTokenAndInstall);
    }

    private void connect(String corp) {
        WECOM.define().corp(corp, c -> c.name("Acme 某某科技"));
        WECOM.define().app(corp, AGENT, app -> app.name("CRM").secret("secret-of-" + corp));
        administratorOf(ACME)
                .put()
                .uri("/api/v1/corps/{corp}/apps/{agent}", corp, AGENT)
                .bodyValue(Map.of("secret", "secret-of-" + corp, "corpName", "Acme 某某科技"))
                .exchange()
                .expectStatus()
                .isOk();
        awaitToken(corp);
    }

    /** The next token needs the credential again. */
    private void refuseTokenOf(String corp, String seenAs, String app) {
        var refused = awaitToken(seenAs);
        var agent = agentOf(seenAs);
        WECOM.define().invalidateTokens(corp, agent);
        tell(
                new TokenRejected(
                        new TenantId(ACME),
                        new CorpId(seenAs),
                        new AppId(app),
                        TokenKind.ACCESS_TOKEN,
                        refused,
                        40014,
                        Instant.now(),
                        version()));
        await().atMost(SOON).until(() -> !awaitToken(seenAs).equals(refused));
    }

    /** One after the other, for there is one suite: an install would miss its token. */
    private void renewTheSuitesTokenAndInstall() {
        renewTheSuitesToken();
        var corp = "wwitrotating%04d".formatted(INSTALLED.incrementAndGet());
        WECOM.define().corp(corp, c -> c.name("Acme 某某科技"));
        var code = WECOM.define().install(SUITE, corp, i -> i.fromMarket()).authCode();
        tell(
                new SuiteAuthorizationOffered(
                        new SuiteId(SUITE),
                        sealedAuthCode(code),
                        Optional.empty(),
                        Instant.now(),
                        version()));
        var seenAs = WECOM.query().corpIdFor(SUITE, corp);
        await().atMost(SOON).until(() -> "CONNECTED".equals(app(seenAs, "standing")));
        as("operator", "platform")
                .post()
                .uri("/api/v1/unclaimed-corps/{corp}/claim", seenAs)
                .bodyValue(Map.of("tenant", ACME))
                .exchange()
                .expectStatus()
                .isOk();
        refuseTokenOf(corp, seenAs, SUITE);
    }

    /** WeCom took the token back; with the next ticket there is another. */
    private void renewTheSuitesToken() {
        var former = suitesToken();
        WECOM.define().invalidateSuiteTokens(SUITE);
        database.execute("update suite set rejected = true");
        ticketArrives();
        await().atMost(SOON).until(() -> !suitesToken().equals(former));
    }

    private static String suitesToken() {
        return String.valueOf(
                database.rows("select fingerprint from suite").getFirst().get("fingerprint"));
    }

    /** The fingerprint of the token that is current, as soon as there is one. */
    private static String awaitToken(String corp) {
        return await().atMost(SOON)
                .until(
                        () ->
                                database
                                        .rows(
                                                "select fingerprint from app_token where kind = 'ACCESS_TOKEN'"
                                                        + " and not rejected"
                                                        + " and token is not null and tenant_id is not null"
                                                        + " and corp_id = '"
                                                        + corp
                                                        + "'")
                                        .stream()
                                        .map(row -> String.valueOf(row.get("fingerprint")))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static int agentOf(String corp) {
        return ((Number) app(corp, "agent_id")).intValue();
    }

    private static Object app(String corp, String column) {
        return database
                .rows("select %s from corp_app where corp_id = '%s'".formatted(column, corp))
                .stream()
                .map(row -> row.get(column))
                .findFirst()
                .orElse("");
    }
}
