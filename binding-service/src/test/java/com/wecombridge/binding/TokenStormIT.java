package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.TokenEvent;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.wecom.calls.WeComCallException;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * WeCom revokes every token at once while four replicas of a service are busy, their clocks ten
 * minutes apart, and two replicas of binding hear of it, their clocks ten minutes apart as well.
 */
@NullUnmarked
class TokenStormIT extends BindingServiceIT {

    private static final int AGENT = 1000002;
    private static final int REPLICAS = 4;

    /** For each replica. */
    private static final int CALLERS = 10_000;

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
    private ConfigurableApplicationContext secondBinding;

    @Autowired private ConfigurableEnvironment environment;

    @BeforeEach
    void twoReplicasOfBindingAndFourOfAService() {
        secondBinding =
                AnotherBinding.start(
                        environment,
                        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)),
                        Map.of());
        var theirs =
                Infrastructure.freshDatabase("storm")
                        .migrate("classpath:db/events", "classpath:db/wecom");
        for (int i = 0; i < REPLICAS; i++) {
            replicas.add(
                    new CallingReplica(
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
                            Clock.offset(Clock.systemUTC(), CLOCKS_OFF_BY.get(i))));
        }
    }

    @AfterEach
    void stop() throws IOException {
        for (CallingReplica replica : replicas) {
            replica.close();
        }
        secondBinding.close();
    }

    /** One app of one corp. */
    private record Holder(CorpId corp, AppId app, String corpAtWeCom, int agentId) {}

    @Test
    void fetchesOneTokenPerAppAndFailsNoCall() throws Exception {
        var holders = new ArrayList<Holder>();
        IntStream.range(0, 6).forEach(i -> holders.add(ownApp("wwstormown00000" + i)));
        IntStream.range(0, 2).forEach(i -> holders.add(installed("wwstormsuite000" + i)));
        await().atMost(SOON).until(() -> holders.stream().allMatch(h -> issued(h).size() == 1));

        try (var _ = hearTokens()) {
            await().atMost(SOON).until(() -> holders.stream().allMatch(this::answers));
            rememberEveryRequest();
            var before = fetches();

            var callers = Executors.newVirtualThreadPerTaskExecutor();
            var begun = new CountDownLatch(REPLICAS * CALLERS / 10);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < REPLICAS * CALLERS; i++) {
                int number = i;
                calls.add(callers.submit(() -> call(number, holders, begun)));
            }
            begun.await();
            holders.forEach(h -> WECOM.define().invalidateTokens(h.corpAtWeCom(), h.agentId()));
            for (Future<?> call : calls) {
                call.get();
            }
            callers.close();

            assertThat(failures).isEmpty();
            var after = fetches();
            assertThat(holders)
                    .allSatisfy(h ->
                            assertThat(after.get(h.corp().value()))
                                    .isEqualTo(before.get(h.corp().value()) + 1));
            assertThat(holders).allSatisfy(h -> assertThat(issued(h)).hasSize(2));
            assertThat(rejected).hasSizeLessThanOrEqualTo(REPLICAS * holders.size());
        }
    }

    private void call(int number, List<Holder> holders, CountDownLatch begun) {
        var replica = replicas.get(number % REPLICAS);
        var holder = holders.get(number / REPLICAS % holders.size());
        var list = LISTS.get(number / REPLICAS / holders.size() % LISTS.size());
        try {
            replica.list(TENANT, holder.corp(), holder.app(), list);
        } catch (WeComCallException failed) {
            failures.add(failed.toString());
        } finally {
            begun.countDown();
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

    /** A replica hears what binding tells, for the database that all four share. */
    private AutoCloseable hearTokens() {
        var ended = new AtomicBoolean();
        var listener = Thread.ofPlatform().start(() -> hearTokens(ended));
        return () -> {
            ended.set(true);
            listener.join();
        };
    }

    private void hearTokens(AtomicBoolean ended) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers());
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var topic =
                    consumer.partitionsFor(Topic.BINDINGS_TOKENS.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(topic);
            consumer.seekToBeginning(topic);
            while (!ended.get()) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> {
                            if (record.value() != null && read(record) instanceof TokenEvent fact) {
                                replicas.getFirst().hear(fact);
                            }
                        });
            }
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

    /** The simulator would forget the oldest ones, which are what is counted here. */
    private static void rememberEveryRequest() {
        WECOM.define()
                .behaviour(behaviour ->
                        behaviour.kept(Map.of("ledger", 20_000 + 3 * REPLICAS * CALLERS)));
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
