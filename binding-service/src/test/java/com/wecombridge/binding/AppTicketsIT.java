package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.TokenEvent;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationCancelled;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecomsim.world.LedgerEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;

/** What signs pages: each ticket is fetched with the app's token, once, and told beside it. */
@NullUnmarked
class AppTicketsIT extends BindingServiceIT {

    private static final int AGENT = 1000002;
    private static final String ASKING_FOR_CORP_TICKETS = "/cgi-bin/get_jsapi_ticket";
    private static final String ASKING_FOR_APP_TICKETS = "/cgi-bin/ticket/get";

    @Autowired private ConfigurableEnvironment environment;

    @AfterEach
    void nothingGoesWrongAnyMore() {
        WECOM.define().noMoreFaults();
    }

    @Test
    void tellsTheTicketsThatWeComGaveAndFetchesEachOnceThoughThereAreTwoReplicas() {
        var corp = new CorpId("wwitticket000001");
        try (var _ = AnotherBinding.start(environment, Clock.systemUTC(), Map.of())) {
            connect(corp);
            await().atMost(SOON).until(() -> issued(corp, TokenKind.CORP_TICKET).size() == 1);
            await().atMost(SOON).until(() -> issued(corp, TokenKind.APP_TICKET).size() == 1);

            assertThat(opened(issued(corp, TokenKind.CORP_TICKET).getFirst()))
                    .isEqualTo(ticketIn(fetches(ASKING_FOR_CORP_TICKETS, corp).getFirst()));
            assertThat(opened(issued(corp, TokenKind.APP_TICKET).getFirst()))
                    .isEqualTo(ticketIn(fetches(ASKING_FOR_APP_TICKETS, corp).getFirst()));
            await().during(Duration.ofSeconds(2))
                    .atMost(SOON)
                    .until(() ->
                            fetches(ASKING_FOR_CORP_TICKETS, corp).size() == 1
                                    && fetches(ASKING_FOR_APP_TICKETS, corp).size() == 1);
        }
        assertThat(errands(corp))
                .contains("fetch-app-token", "fetch-corp-ticket", "fetch-app-ticket");
    }

    @Test
    void fetchesAnotherTicketAtOnceWhenAPageWasRefusedWithIt() {
        var corp = new CorpId("wwitticket000002");
        connect(corp);
        await().atMost(SOON).until(() -> issued(corp, TokenKind.APP_TICKET).size() == 1);

        tell(refused(issued(corp, TokenKind.APP_TICKET).getFirst()));

        await().atMost(SOON).until(() -> fetches(ASKING_FOR_APP_TICKETS, corp).size() == 2);
        assertThat(issued(corp, TokenKind.ACCESS_TOKEN)).hasSize(1);
    }

    @Test
    void replacesTheTokenThatWeComRefusesForATicketAndThenFetchesIt() {
        var corp = new CorpId("wwitticket000003");
        connect(corp);
        await().atMost(SOON).until(() -> issued(corp, TokenKind.CORP_TICKET).size() == 1);
        WECOM.define().invalidateTokens(corp.value(), AGENT);

        tell(refused(issued(corp, TokenKind.CORP_TICKET).getFirst()));

        await().atMost(SOON).until(() -> issued(corp, TokenKind.ACCESS_TOKEN).size() == 2);
        await().atMost(SOON)
                .until(() ->
                        fetches(ASKING_FOR_CORP_TICKETS, corp).stream()
                                .map(LedgerEntry::errcode)
                                .toList()
                                .equals(List.of(0, 40014, 0)));
    }

    @Test
    void leavesAnAppItsTokenThatMayHaveNoTicketAndAsksOnceInAnHour() {
        var corp = new CorpId("wwitticket000004");
        WECOM.define()
                .fault(
                        ASKING_FOR_APP_TICKETS,
                        fault -> fault.errcode(48002).corp(corp.value()).always());

        connect(corp);

        await().atMost(SOON).until(() -> fetches(ASKING_FOR_APP_TICKETS, corp).size() == 1);
        await().atMost(SOON).until(() -> !issued(corp, TokenKind.CORP_TICKET).isEmpty());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        database.rows(
                                                "select 1 from work where kind = 'fetch-app-ticket'"
                                                        + " and due_at > now() + interval '50 minutes'"
                                                        + " and corp_id = '"
                                                        + corp
                                                        + "'"))
                                .hasSize(1));
        assertThat(issued(corp, TokenKind.ACCESS_TOKEN)).hasSize(1);
        assertThat(issued(corp, TokenKind.APP_TICKET)).isEmpty();
    }

    @Test
    void tellsTicketsOfAnInstalledAppAndWithdrawsThemWithIt() {
        WECOM.define().corp("wwitticket000005", c -> c.name("Acme 某某科技"));
        WECOM.define().member("wwitticket000005", "LI_LEI", m -> m.name("李雷"));
        var corp = installed("wwitticket000005");
        await().atMost(SOON).until(() -> !issued(corp, TokenKind.CORP_TICKET).isEmpty());
        await().atMost(SOON).until(() -> !issued(corp, TokenKind.APP_TICKET).isEmpty());

        WECOM.define().uninstall(SUITE, "wwitticket000005");
        tell(new SuiteAuthorizationCancelled(new SuiteId(SUITE), corp, Instant.now(), version()));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(facts(TokenWithdrawn.class, corp))
                                .extracting(TokenEvent::kind)
                                .containsExactlyInAnyOrder(
                                        TokenKind.ACCESS_TOKEN,
                                        TokenKind.CORP_TICKET,
                                        TokenKind.APP_TICKET));
        assertThat(
                        database.rows(
                                "select 1 from app_token where token is not null and corp_id = '"
                                        + corp
                                        + "'"))
                .isEmpty();
    }

    private void connect(CorpId corp) {
        WECOM.define().corp(corp.value(), c -> c.name("Acme 某某科技"));
        WECOM.define().app(corp.value(), AGENT, app -> app.name("CRM").secret("secret-of-" + corp));
        administratorOf(ACME)
                .put()
                .uri("/api/v1/corps/{corp}/apps/{agent}", corp.value(), AGENT)
                .bodyValue(Map.of("secret", "secret-of-" + corp, "corpName", "Acme 某某科技"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private CorpId installed(String corp) {
        var outcome = WECOM.define().install(SUITE, corp, i -> i.fromMarket());
        tell(
                new SuiteAuthorizationOffered(
                        new SuiteId(SUITE),
                        sealedAuthCode(outcome.authCode()),
                        Optional.empty(),
                        Instant.now(),
                        version()));
        var seen = new CorpId(WECOM.query().corpIdFor(SUITE, corp));
        await().atMost(SOON)
                .until(() ->
                        as("operator", "platform")
                                .post()
                                .uri("/api/v1/unclaimed-corps/{corp}/claim", seen.value())
                                .bodyValue(Map.of("tenant", ACME))
                                .exchange()
                                .returnResult(Void.class)
                                .getStatus()
                                .is2xxSuccessful());
        return seen;
    }

    private static TokenRejected refused(TokenIssued ticket) {
        return new TokenRejected(
                ticket.tenant(),
                ticket.corp(),
                ticket.app(),
                ticket.kind(),
                ticket.fingerprint(),
                40093,
                Instant.now(),
                version());
    }

    private String opened(TokenIssued fact) {
        return box.open(Scope.of(new TenantId(ACME)), Purpose.WECOM_TOKEN, fact.token()).reveal();
    }

    private static String ticketIn(LedgerEntry answered) {
        return answered.answer().replaceAll("(?s).*\"ticket\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static List<LedgerEntry> fetches(String path, CorpId corp) {
        return WECOM.query().ledger().stream()
                .filter(call -> call.path().equals(path))
                .filter(call -> fetchedWithATokenOf(corp, call))
                .toList();
    }

    /** A call that was refused names no corp, so its token is looked up. */
    private static boolean fetchedWithATokenOf(CorpId corp, LedgerEntry call) {
        return WECOM.query().tokens().stream()
                .filter(token -> token.value().equals(call.query().get("access_token")))
                .anyMatch(token -> token.corpId().equals(corp.value()));
    }

    private List<Object> errands(CorpId corp) {
        return database.rows("select kind from work where corp_id = '" + corp + "'").stream()
                .map(row -> row.get("kind"))
                .toList();
    }

    private List<TokenIssued> issued(CorpId corp, TokenKind kind) {
        return facts(TokenIssued.class, corp).stream().filter(fact -> fact.kind() == kind).toList();
    }

    private <T extends TokenEvent> List<T> facts(Class<T> type, CorpId corp) {
        return told(Topic.BINDINGS_TOKENS, type).stream()
                .filter(fact -> fact.corp().equals(corp))
                .toList();
    }
}
