package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationCancelled;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.events.wecom.WeComCallback.SuiteTicketReceived;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.wecom.rotation.Rotation;
import com.wecombridge.wecom.rotation.RotationSettings;
import com.wecombridge.wecom.rotation.RotationSettings.DataKeys;
import com.wecombridge.wecom.rotation.SealedColumn;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecomsim.world.Suite;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** A deployment whose suite is a template 代开发模板: its permanent codes are apps' Secrets. */
@NullUnmarked
class AgencyBuiltIT extends BindingServiceIT {

    private static final String TEMPLATE = "dktesttemplate0001";
    private static final String TEMPLATE_SECRET = "template-secret-of-tests";
    private static final String CORP = "wwitagency000001";

    private final TestDatabase its = Infrastructure.freshDatabase("agency");
    private ConfigurableApplicationContext agency;

    @Autowired private ConfigurableEnvironment environment;

    @BeforeEach
    void aDeploymentWithATemplate() {
        WECOM.define()
                .suite(
                        TEMPLATE,
                        suite ->
                                suite.name("CRM 代开发")
                                        .secret(TEMPLATE_SECRET)
                                        .provider("wwtestprovider001", "provider-secret-of-tests")
                                        .callbacks(
                                                "http://localhost:1/commands",
                                                "http://localhost:1/data",
                                                "TestToken02",
                                                "TestKeyTestKeyTestKeyTestKeyTestKeyTestKeyA")
                                        .unverified());
        Map<String, String> groups =
                Stream.of("weComCallbacks", "rejectedTokens", "entitlements", "crmUsers", "members")
                        .collect(
                                Collectors.toMap(
                                        door ->
                                                "spring.cloud.stream.bindings."
                                                        + door
                                                        + "-in-0.group",
                                        _ -> "agency"));
        groups.put("DATABASE_URL", its.url());
        groups.put("WECOM_SUITE_ID", TEMPLATE);
        groups.put("WECOM_SUITE_SECRET", TEMPLATE_SECRET);
        agency = AnotherBinding.start(environment, Clock.systemUTC(), groups);
    }

    @AfterEach
    void stop() {
        agency.close();
    }

    @Test
    void keepsTheTokenOfAnAppBuiltInTheCorpThroughResetRotationAndRevocation() {
        templateTicketArrives();
        WECOM.define().corp(CORP, c -> c.name("Acme 某某科技"));
        WECOM.define().member(CORP, "LI_LEI", m -> m.name("李雷"));
        offered(WECOM.define().install(TEMPLATE, CORP, i -> i.fromMarket()).authCode());
        await().atMost(SOON).until(() -> standing().equals(Optional.of("CONNECTED")));
        claim();

        await().atMost(SOON).until(() -> tokens().size() == 1);
        assertThat(told(Topic.BINDINGS_CORPS, CorpConnected.class))
                .filteredOn(fact -> fact.corp().equals(corp()))
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.mode()).isEqualTo(AppMode.AGENCY_BUILT));
        assertThat(asked("/cgi-bin/gettoken")).isEqualTo(1);
        assertThat(asked("/cgi-bin/service/get_corp_token")).isZero();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(told(Topic.BINDINGS_TOKENS, TokenIssued.class))
                                .filteredOn(fact -> fact.corp().equals(corp()))
                                .extracting(TokenIssued::kind)
                                .containsOnlyOnce(TokenKind.CORP_TICKET, TokenKind.APP_TICKET));

        offered(WECOM.define().install(TEMPLATE, CORP, i -> i.resetPermanentCode()).authCode());
        var agent = WECOM.query().installation(CORP, TEMPLATE).orElseThrow().agentId();
        await().atMost(SOON).until(() -> exchanges() == 2);
        masterKeyIsChanged();
        assertThat(masterKeysOfCredentials()).containsExactly("v2");
        WECOM.define().invalidateTokens(CORP, agent);
        tell(rejected(tokens().getLast().fingerprint()));
        await().atMost(SOON).until(() -> tokens().size() == 2);

        WECOM.define().uninstall(TEMPLATE, CORP);
        tell(
                new SuiteAuthorizationCancelled(
                        new SuiteId(TEMPLATE), corp(), Instant.now(), version()));
        await().atMost(SOON)
                .until(() ->
                        told(Topic.BINDINGS_TOKENS, TokenWithdrawn.class).stream()
                                .filter(fact -> fact.kind() == TokenKind.ACCESS_TOKEN)
                                .anyMatch(fact -> fact.corp().equals(corp())));
        assertThat(its.rows("select 1 from corp_app where credential is not null")).isEmpty();
    }

    /** As by a replica that has the keys in their next order. */
    private void masterKeyIsChanged() {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !its.rows(
                                        "select 1 from secrets_rotation"
                                                + " where key_id is not null and leased_until < now()")
                                .isEmpty());
        new Rotation(
                        new SecretBox(MasterKeys.of(Infrastructure.NEXT_MASTER_KEYS)),
                        agency.getBean(RelayDatabase.class),
                        List.copyOf(agency.getBeansOfType(SealedColumn.class).values()),
                        new RotationSettings(DataKeys.KEEP),
                        new SimpleMeterRegistry())
                .rotate();
    }

    private List<Object> masterKeysOfCredentials() {
        return its
                .rows(
                        "select split_part(credential, '.', 2) as key from corp_app"
                                + " where kind = 'AGENCY_BUILT' and credential is not null")
                .stream()
                .map(row -> row.get("key"))
                .toList();
    }

    private void templateTicketArrives() {
        WECOM.define().pushSuiteTicket(TEMPLATE);
        var ticket =
                WECOM.query().suites().stream()
                        .filter(suite -> suite.suiteId().equals(TEMPLATE))
                        .map(Suite::ticket)
                        .findFirst()
                        .orElseThrow();
        tell(
                new SuiteTicketReceived(
                        new SuiteId(TEMPLATE),
                        box.seal(Scope.platform(), Purpose.SUITE_TICKET, new Secret(ticket)),
                        Instant.now(),
                        version()));
        await().atMost(SOON)
                .until(() -> !its.rows("select 1 from suite where token is not null").isEmpty());
    }

    private void offered(String authCode) {
        tell(
                new SuiteAuthorizationOffered(
                        new SuiteId(TEMPLATE),
                        sealedAuthCode(authCode),
                        Optional.empty(),
                        Instant.now(),
                        version()));
    }

    private void claim() {
        await().atMost(SOON).until(() -> entitled(its).size() == 2);
        as("operator", "platform")
                .mutate()
                .baseUrl(
                        "http://localhost:"
                                + agency.getEnvironment().getProperty("local.server.port"))
                .build()
                .post()
                .uri("/api/v1/unclaimed-corps/{corp}/claim", corp().value())
                .bodyValue(Map.of("tenant", ACME))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private TokenRejected rejected(String fingerprint) {
        return new TokenRejected(
                new TenantId(ACME),
                corp(),
                new AppId(TEMPLATE),
                TokenKind.ACCESS_TOKEN,
                fingerprint,
                40014,
                Instant.now(),
                version());
    }

    private Optional<Object> standing() {
        return its.rows("select standing from corp_app where app_id = '" + TEMPLATE + "'").stream()
                .map(row -> row.get("standing"))
                .findFirst();
    }

    private long exchanges() {
        return its.rows("select 1 from install where state = 'EXCHANGED'").size();
    }

    private List<TokenIssued> tokens() {
        return told(Topic.BINDINGS_TOKENS, TokenIssued.class).stream()
                .filter(fact -> fact.kind() == TokenKind.ACCESS_TOKEN)
                .filter(fact -> fact.corp().equals(corp()))
                .filter(fact -> fact.app().value().equals(TEMPLATE))
                .toList();
    }

    private static CorpId corp() {
        return new CorpId(WECOM.query().corpIdFor(TEMPLATE, CORP));
    }

    private static long asked(String path) {
        return WECOM.query().ledger().stream()
                .filter(call -> call.path().equals(path))
                .filter(call -> (call.query() + call.body()).contains(corp().value()))
                .count();
    }
}
