package com.wecombridge.wecom.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.store.RelaySettings;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.WithPostgres;
import com.wecombridge.wecom.rotation.RotationSettings.DataKeys;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecom.tokens.TokenFacts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@WithPostgres
@NullUnmarked
class RotationIT {
    private static final SealedColumn TOKENS =
            SealedColumn.of(
                    "wecom_token", "sealed", SealedColumn.Owner.TENANT, Purpose.WECOM_TOKEN);
    private static final List<TenantId> TENANTS =
            List.of(new TenantId("acme"), new TenantId("globex"));
    private static final AppId APP = new AppId("1000002");
    private static final int CORPS = 120;

    private static final String V1 = "v1:" + Infrastructure.randomKey(1);
    private static final String V2 = "v2:" + Infrastructure.randomKey(2);
    private static final String V3 = "v3:" + Infrastructure.randomKey(3);

    private final TestDatabase database;
    private final ConnectionPool pool;
    private final DatabaseClient db;
    private final Transactions transactions;
    private final RelayDatabase relay;
    private final AtomicLong version = new AtomicLong();

    RotationIT(TestDatabase database) {
        this.database = database;
        this.pool = pool(database);
        this.db = DatabaseClient.create(pool);
        this.transactions =
                new Transactions(
                        db, TransactionalOperator.create(new R2dbcTransactionManager(pool)));
        this.relay =
                new RelayDatabase(
                        new RelaySettings(
                                database.r2dbcUrl(),
                                database.relay().username(),
                                database.relay().password()));
    }

    @BeforeAll
    static void migrate(TestDatabase database) {
        database.migrate("classpath:db/events", "classpath:db/wecom");
    }

    @BeforeEach
    void startEmpty() {
        database.execute("truncate wecom_token");
        database.execute("update secrets_rotation set leased_until = '-infinity', key_id = null");
    }

    @AfterEach
    void close() {
        relay.destroy();
        pool.dispose();
    }

    /** As two rolling deployments go: a replica with the former order of keys beside a new one. */
    @Test
    void changesTheMasterKeyTwiceUnderLoadWithoutAnError() {
        tellAllUnder(box(V1));
        try (var load = new Load()) {
            load.runsWith(box(V1, V2));
            load.runsWith(box(V1, V2), box(V2, V1));
            rotation(box(V2, V1), DataKeys.KEEP).rotate();
            load.runsWith(box(V2, V1));
            rotation(box(V2, V1), DataKeys.KEEP).rotate();
            load.runsWith(box(V2, V3));
            load.runsWith(box(V2, V3), box(V3, V2));
            rotation(box(V3, V2), DataKeys.RENEW).rotate();
            load.runsWith(box(V3, V2));
            rotation(box(V3, V2), DataKeys.RENEW).rotate();
            load.runsWith(box(V3));
        }

        assertThat(texts().countByKey(TOKENS)).isEqualTo(Map.of("v3", CORPS * 2L));
        everyTokenOpensWith(box(V3));
    }

    @Test
    void leavesTheSecretShutAndKeepsItsDataKeyUnlessToldToRenewThem() {
        tellAllUnder(box(V1));
        var before = stored();

        rotation(box(V2, V1), DataKeys.KEEP).rotate();
        var wrapped = stored();
        assertThat(bodies(wrapped)).isEqualTo(bodies(before));

        rotation(box(V3, V2), DataKeys.RENEW).rotate();
        assertThat(bodies(stored())).doesNotContainAnyElementsOf(bodies(before));
        everyTokenOpensWith(box(V3));
    }

    @Test
    void givesWayToWhoeverWritesMeanwhile() {
        tellAllUnder(box(V1));
        var read = texts().otherThan("v2", TOKENS, SealedTexts.BEFORE_THE_FIRST).getFirst();
        tellAllUnder(box(V1));

        var late = box(V2, V1).rewrapped(read.scope(), read.purpose(), read.sealed());

        assertThat(texts().exchange(TOKENS, read, late)).isFalse();
    }

    @Test
    void leavesWhatItCannotOpenAndSaysHowMuch() {
        tellAllUnder(box(V1));
        tell(box(V2), TENANTS.getFirst(), 0);
        var meters = new SimpleMeterRegistry();

        new Rotation(
                        box(V3, V2),
                        relay,
                        List.of(TOKENS),
                        new RotationSettings(DataKeys.KEEP),
                        meters)
                .rotate();

        assertThat(meters.get("secrets.sealed.texts").tag("key", "v1").gauge().value())
                .isEqualTo(CORPS * 2 - 1);
        assertThat(meters.get("secrets.sealed.texts").tag("key", "v3").gauge().value())
                .isEqualTo(1);
        assertThat(meters.get("secrets.key.age.seconds").gauge().value()).isBetween(0d, 60d);
    }

    @Test
    void isDoneByOneReplicaAtATime() {
        tellAllUnder(box(V1));
        var other = texts();
        assertThat(other.takeLease("v2")).isTrue();

        rotation(box(V2, V1), DataKeys.KEEP).rotate();
        assertThat(texts().countByKey(TOKENS)).containsOnlyKeys("v1");

        other.giveUpLease();
        rotation(box(V2, V1), DataKeys.KEEP).rotate();
        assertThat(texts().countByKey(TOKENS)).containsOnlyKeys("v2");
    }

    @Test
    void mayReadAndChangeNothingButTheSealedText() {
        assertThatThrownBy(() -> asRelay("select fingerprint from wecom_token"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asRelay("update wecom_token set tenant_id = 'globex'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asRelay("delete from wecom_token"))
                .hasMessageContaining("permission denied");
    }

    private void asRelay(String sql) {
        relay.client().sql(sql).fetch().all().collectList().block();
    }

    private void tellAllUnder(SecretBox box) {
        TENANTS.forEach(tenant -> IntStream.range(0, CORPS).forEach(i -> tell(box, tenant, i)));
    }

    private void tell(SecretBox box, TenantId tenant, int corp) {
        long number = version.incrementAndGet();
        var token = new Secret("token-%s-%d-%d".formatted(tenant, corp, number));
        var fact =
                new TokenIssued(
                        tenant,
                        corp(corp),
                        APP,
                        TokenKind.ACCESS_TOKEN,
                        box.seal(Scope.of(tenant), Purpose.WECOM_TOKEN, token),
                        token.fingerprint(),
                        Instant.now(),
                        Instant.now().plusSeconds(7_200),
                        number);
        new TokenFacts(db, transactions, box).apply(fact).block();
    }

    private String use(SecretBox box, TenantId tenant, int corp) {
        return new TokenFacts(db, transactions, box)
                .current(tenant, corp(corp), APP, TokenKind.ACCESS_TOKEN)
                .block()
                .value()
                .reveal();
    }

    private void everyTokenOpensWith(SecretBox box) {
        for (TenantId tenant : TENANTS) {
            for (int i = 0; i < CORPS; i++) {
                assertThat(use(box, tenant, i)).startsWith("token-%s-%d-".formatted(tenant, i));
            }
        }
    }

    private List<String> stored() {
        return database.rows("select sealed from wecom_token order by tenant_id, corp_id").stream()
                .map(row -> String.valueOf(row.get("sealed")))
                .toList();
    }

    private static List<String> bodies(List<String> sealed) {
        return sealed.stream().map(text -> text.split("\\.", -1)[4]).toList();
    }

    private Rotation rotation(SecretBox box, DataKeys dataKeys) {
        return new Rotation(
                box,
                relay,
                List.of(TOKENS),
                new RotationSettings(dataKeys),
                new SimpleMeterRegistry());
    }

    private SealedTexts texts() {
        return new SealedTexts(relay, "replica-" + System.nanoTime());
    }

    private static SecretBox box(String... keys) {
        return new SecretBox(MasterKeys.of(String.join(",", keys)));
    }

    private static CorpId corp(int number) {
        return new CorpId("wwacme%010d".formatted(number));
    }

    private static ConnectionPool pool(TestDatabase database) {
        var options =
                ConnectionFactoryOptions.parse(database.r2dbcUrl())
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, database.application().username())
                        .option(
                                ConnectionFactoryOptions.PASSWORD,
                                database.application().password())
                        .build();
        return new ConnectionPool(
                ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                        .maxSize(4)
                        .build());
    }

    /** Replicas that tell and use tokens all the time; closing it fails on the first error. */
    private final class Load implements AutoCloseable {
        private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        private final AtomicLong calls = new AtomicLong();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private volatile List<SecretBox> replicas = List.of();

        /** Returns once these replicas carried out a good number of calls. */
        void runsWith(SecretBox... boxes) {
            boolean first = replicas.isEmpty();
            replicas = List.of(boxes);
            if (first) {
                IntStream.range(0, 6).forEach(_ -> threads.execute(this::callForEver));
            }
            long enough = calls.get() + 300;
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> calls.get() > enough || !errors.isEmpty());
        }

        private void callForEver() {
            var random = ThreadLocalRandom.current();
            while (!replicas.isEmpty()) {
                var boxes = replicas;
                var tenant = TENANTS.get(random.nextInt(TENANTS.size()));
                int corp = random.nextInt(CORPS);
                try {
                    if (random.nextInt(5) == 0) {
                        tell(boxes.get(random.nextInt(boxes.size())), tenant, corp);
                    } else {
                        use(boxes.get(random.nextInt(boxes.size())), tenant, corp);
                    }
                    calls.incrementAndGet();
                } catch (RuntimeException | Error e) {
                    errors.add(e);
                }
            }
        }

        @Override
        public void close() {
            replicas = List.of();
            threads.close();
            assertThat(errors).isEmpty();
        }
    }
}
