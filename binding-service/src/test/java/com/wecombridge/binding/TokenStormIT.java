package com.wecombridge.binding;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.events.work.WorkRunner;
import com.wecombridge.testkit.Crowds;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tokens end while four replicas of a service are busy, their clocks ten minutes apart, and two
 * replicas of binding hear of it, their clocks ten minutes apart as well: WeCom revokes all of them
 * at once, or they end by their age, with binding there and with binding away.
 */
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenStormIT extends BindingServiceIT {

    private static final int AGENT = 1000002;
    private static final int REPLICAS = 4;

    /** For each replica. */
    private static final int CALLERS_AT_EXPIRY = Crowds.of(10_000);

    private static final int CALLERS_AT_REVOCATION = Crowds.of(10_000);
    private static final int RENEWALS = 3;

    /** Of a caller of many, who together stay well below what WeCom lets a corp ask. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Map<String, ?> TWO_HOURS = Map.of("life", "PT2H", "overlap", "PT0S");

    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final TenantId TENANT = new TenantId(ACME);
    private static final List<String> LISTS =
            List.of(
                    "/cgi-bin/department/list",
                    "/cgi-bin/department/simplelist",
                    "/cgi-bin/tag/list",
                    "/cgi-bin/agent/list",
                    "/cgi-bin/getcallbackip",
                    "/cgi-bin/get_api_domain_ip");
    private static final List<Duration> CLOCKS_OFF_BY =
            List.of(
                    Duration.ZERO,
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(-10),
                    Duration.ofMinutes(5));

    private final List<CallingReplica> replicas = new ArrayList<>();
    private final Queue<String> rejected = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private CallingReplica impatient;
    private ConfigurableApplicationContext secondBinding;
    private TokenListener hearing;

    @Autowired private ConfigurableEnvironment environment;
    @Autowired private ConfigurableApplicationContext binding;

    @BeforeAll
    void twoReplicasOfBindingAndFourOfAService() {
        secondBinding =
                AnotherBinding.start(
                        environment,
                        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)),
                        Map.of());
        var theirs =
                Infrastructure.freshDatabase("storm")
                        .migrate("classpath:db/events", "classpath:db/wecom");
        CLOCKS_OFF_BY.forEach(off -> replicas.add(replica(theirs, off, PATIENT)));
        impatient = replica(theirs, Duration.ZERO, Duration.ofSeconds(1));
        hearing = TokenListener.to(this::read, fact -> replicas.getFirst().hear(fact));
        rememberEveryRequest();
    }

    private CallingReplica replica(TestDatabase theirs, Duration clockOffBy, Duration patience) {
        return new CallingReplica(
                WECOM.apiBaseUrl(),
                theirs,
                box,
                fact ->
                        Mono.<Void>fromRunnable(
                                        () -> {
                                            rejected.add(fact.fingerprint());
                                            tell(fact);
                                        })
                                .subscribeOn(Schedulers.boundedElastic()),
                Clock.offset(Clock.systemUTC(), clockOffBy),
                patience);
    }

    @AfterAll
    void stop() throws IOException {
        hearing.close();
        impatient.close();
        for (CallingReplica replica : replicas) {
            replica.close();
        }
        secondBinding.close();
    }

    @AfterEach
    void allIsAsBefore() {
        WECOM.define().behaviour(behaviour -> behaviour.tokens(TWO_HOURS));
        Stream.of(binding, secondBinding)
                .map(replica -> replica.getBean(WorkRunner.class))
                .filter(runner -> !runner.isRunning())
                .forEach(WorkRunner::start);
        rejected.clear();
        failures.clear();
    }

    /** One app of one corp. */
    private record Holder(CorpId corp, AppId app, String corpAtWeCom, int agentId) {}

    @Test
    void fetchesOneTokenPerAppAndFailsNoCallWhenAllAreRevoked() throws Exception {
        var holders = holders("revoked");
        var before = fetches();

        try (var calls = callersOf(holders, CALLERS_AT_REVOCATION)) {
            calls.awaitATenth();
            holders.forEach(h -> WECOM.define().invalidateTokens(h.corpAtWeCom(), h.agentId()));
        }

        assertThat(failures).isEmpty();
        oneFetchForEach(holders, before);
        assertThat(holders).allSatisfy(h -> assertThat(issued(h)).hasSize(2));
        assertThat(rejected).hasSizeLessThanOrEqualTo(REPLICAS * holders.size());
    }

    /** Here binding is one, since a clock that is ahead puts off what the other one fetched. */
    @Test
    void renewsTokensAtHalfOfTheirLifeWhileCallsGoOn() throws Exception {
        secondBinding.getBean(WorkRunner.class).stop();
        WECOM.define().behaviour(b -> b.tokens(Map.of("life", "PT8S", "overlap", "PT7S")));
        var holders = holders("renewed");
        var answered = new LongAdder();

        try (var callers = Executors.newScheduledThreadPool(REPLICAS * holders.size())) {
            for (int i = 0; i < REPLICAS * holders.size(); i++) {
                var numbers =
                        IntStream.iterate(i, n -> n + REPLICAS * holders.size() + 1).iterator();
                Runnable next =
                        () -> {
                            call(numbers.next(), holders);
                            answered.increment();
                        };
                var _ = callers.scheduleWithFixedDelay(next, 0, PAUSE.toMillis(), MILLISECONDS);
            }
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> holders.stream().allMatch(h -> issued(h).size() > RENEWALS));
        }

        assertThat(failures).isEmpty();
        assertThat(answered.sum()).isGreaterThan(1_000);
        WECOM.define().behaviour(b -> b.tokens(Map.of("life", "PT2H")));
        await().atMost(SOON).untilAsserted(() -> oneFetchForEachToken(holders));
    }

    private void oneFetchForEachToken(List<Holder> holders) {
        var fetches = fetches();
        assertThat(holders)
                .allSatisfy(h ->
                        assertThat(issued(h))
                                .hasSize((int) (fetches.get(h.corp().value()) - probes(h)))
                                .extracting(TokenIssued::fingerprint)
                                .doesNotHaveDuplicates());
    }

    @Test
    void fetchesOneTokenPerAppWhenTheyRanOutWhileBindingWasAway() throws Exception {
        WECOM.define().behaviour(behaviour -> behaviour.tokens(Map.of("life", "PT8S")));
        var holders = holders("ranout");
        bindingGoesAway();
        var before = fetches();
        var told = holders.stream().collect(Collectors.toMap(h -> h, h -> issued(h).size()));
        WECOM.define().behaviour(behaviour -> behaviour.tokens(TWO_HOURS));
        await().atMost(Duration.ofMinutes(1)).until(() -> holders.stream().allMatch(this::ranOut));

        try (var _ = callersOf(holders, CALLERS_AT_EXPIRY)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> holders.stream().allMatch(this::wasRefused));
            isTooMuchToWaitFor(holders.getFirst());
            assertThat(fetches()).isEqualTo(before);
            bindingComesBack();
        }

        assertThat(failures).isEmpty();
        oneFetchForEach(holders, before);
        assertThat(holders).allSatisfy(h -> assertThat(issued(h)).hasSize(told.get(h) + 1));
    }

    /** What the README says of a token that nobody replaces in time. */
    private void isTooMuchToWaitFor(Holder holder) {
        assertThatExceptionOfType(WeComCallException.class)
                .isThrownBy(
                        () -> impatient.list(TENANT, holder.corp(), holder.app(), LISTS.getFirst()))
                .extracting(WeComCallException::failure)
                .isInstanceOfSatisfying(
                        TokenRefused.class,
                        refused -> assertThat(refused.errcode()).isEqualTo(42001));
    }

    private boolean wasRefused(Holder holder) {
        return rejected.contains(issued(holder).getLast().fingerprint());
    }

    private boolean ranOut(Holder holder) {
        return WECOM.query().tokens().stream()
                .filter(token -> token.corpId().equals(holder.corpAtWeCom()))
                .allMatch(token -> token.expiresAt().isBefore(Instant.now()));
    }

    /** Neither hears nor does anything. */
    private void bindingGoesAway() {
        for (var replica : List.of(binding, secondBinding)) {
            replica.getBean(BindingsLifecycleController.class).stop("rejectedTokens-in-0");
            replica.getBean(WorkRunner.class).stop();
        }
    }

    private void bindingComesBack() {
        for (var replica : List.of(binding, secondBinding)) {
            replica.getBean(WorkRunner.class).start();
            replica.getBean(BindingsLifecycleController.class).start("rejectedTokens-in-0");
        }
    }

    /** Six corps with an app of their own and two that installed ours, each with a token. */
    private List<Holder> holders(String story) {
        var holders = new ArrayList<Holder>();
        IntStream.range(0, 6).forEach(i -> holders.add(ownApp("wwstorm" + story + i)));
        IntStream.range(0, 2).forEach(i -> holders.add(installed("wwsuite" + story + i)));
        await().atMost(SOON).until(() -> holders.stream().noneMatch(h -> issued(h).isEmpty()));
        await().atMost(SOON).until(() -> holders.stream().allMatch(this::answers));
        return holders;
    }

    private static void oneFetchForEach(List<Holder> holders, Map<String, Long> before) {
        var after = fetches();
        assertThat(holders)
                .allSatisfy(h ->
                        assertThat(after.get(h.corp().value()))
                                .isEqualTo(before.get(h.corp().value()) + 1));
    }

    private Callers callersOf(List<Holder> holders, int callersPerReplica) {
        var callers = new Callers(callersPerReplica * REPLICAS);
        for (int i = 0; i < callersPerReplica * REPLICAS; i++) {
            int number = i;
            callers.begin(() -> call(number, holders));
        }
        return callers;
    }

    private void call(int number, List<Holder> holders) {
        var replica = replicas.get(number % REPLICAS);
        var holder = holders.get(number / REPLICAS % holders.size());
        var list = LISTS.get(number / REPLICAS / holders.size() % LISTS.size());
        try {
            replica.list(TENANT, holder.corp(), holder.app(), list);
        } catch (RuntimeException failed) {
            failures.add(failed.toString());
        }
    }

    private boolean answers(Holder holder) {
        try {
            replicas.forEach(r -> r.list(TENANT, holder.corp(), holder.app(), LISTS.getFirst()));
            return true;
        } catch (WeComCallException notYet) {
            return false;
        }
    }

    private Holder ownApp(String corp) {
        WECOM.define().corp(corp, c -> c.name("Acme 某某科技"));
        WECOM.define().app(corp, AGENT, app -> app.name("CRM").secret("secret-of-" + corp));
        administratorOf(ACME)
                .put()
                .uri("/api/v1/corps/{corp}/apps/{agent}", corp, AGENT)
                .bodyValue(Map.of("secret", "secret-of-" + corp, "corpName", "Acme 某某科技"))
                .exchange()
                .expectStatus()
                .isOk();
        return new Holder(new CorpId(corp), new AppId(Integer.toString(AGENT)), corp, AGENT);
    }

    private Holder installed(String corp) {
        WECOM.define().corp(corp, c -> c.name("Acme 某某科技"));
        WECOM.define().member(corp, "LI_LEI", m -> m.name("李雷"));
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
                        database.rows(
                                                "select 1 from corp_app where standing = 'CONNECTED'"
                                                        + " and corp_id = '"
                                                        + seen
                                                        + "'")
                                        .size()
                                == 1);
        as("operator", "platform")
                .post()
                .uri("/api/v1/unclaimed-corps/{corp}/claim", seen.value())
                .bodyValue(Map.of("tenant", ACME))
                .exchange()
                .expectStatus()
                .isOk();
        var agent = WECOM.query().installation(corp, SUITE).orElseThrow().agentId();
        return new Holder(seen, new AppId(SUITE), corp, agent);
    }

    private List<TokenIssued> issued(Holder holder) {
        return told(Topic.BINDINGS_TOKENS, TokenIssued.class).stream()
                .filter(fact -> fact.kind() == TokenKind.ACCESS_TOKEN)
                .filter(fact -> fact.corp().equals(holder.corp()))
                .toList();
    }

    /** An administrator's Secret is tried once before it is kept. */
    private static long probes(Holder holder) {
        return holder.app().value().equals(SUITE) ? 0 : 1;
    }

    /** The simulator would forget the oldest ones, which are what is counted here. */
    private static void rememberEveryRequest() {
        WECOM.define().behaviour(behaviour -> behaviour.kept(Map.of("ledger", 200_000)));
    }

    /** How often each corp's token was asked of WeCom, in either way. */
    private static Map<String, Long> fetches() {
        return WECOM.query().ledger().stream()
                .filter(call ->
                        call.path().equals("/cgi-bin/gettoken")
                                || call.path().equals("/cgi-bin/service/get_corp_token"))
                .collect(
                        Collectors.groupingBy(
                                call ->
                                        call.path().equals("/cgi-bin/gettoken")
                                                ? call.query().get("corpid")
                                                : authCorpIn(call.body()),
                                Collectors.counting()));
    }

    private static String authCorpIn(String body) {
        return body.replaceAll("(?s).*\"auth_corpid\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }
}
