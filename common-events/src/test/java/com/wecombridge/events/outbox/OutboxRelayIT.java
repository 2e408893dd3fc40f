package com.wecombridge.events.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Event;
import com.wecombridge.events.TinyService;
import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.binding.AccountBindingEvent.AccountUnbound;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.store.Cause;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.testkit.Infrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

class OutboxRelayIT extends TinyService.Running {

    private static final String TOPIC = "bindings.accounts";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final RelayPosition START = new RelayPosition(0, false, 0, 0, 0);

    @Autowired private Outbox outbox;
    @Autowired private OutboxRelay relay;
    @Autowired private OutboxPartitions partitions;
    @Autowired private Transactions transactions;
    @Autowired private com.wecombridge.events.store.RelayDatabase relayDatabase;

    private final String user = "u-" + UUID.randomUUID();

    @Test
    void tellsACommittedFactWithItsAttributes() {
        tell(Cause.of(new EventId("cause-1"), outbox.append(bound(user, 1))));

        var told = told(user, 1).getFirst();
        assertThat(told.key()).isEqualTo("acme:wwacme0000000001:" + user);
        assertThat(header(told, "ce_type")).isEqualTo("com.wecombridge.account.bound.v1");
        assertThat(header(told, "ce_source")).isEqualTo("/tiny-service");
        assertThat(header(told, "ce_subject")).isEqualTo("accounts/" + user);
        assertThat(header(told, "ce_tenantid")).isEqualTo("acme");
        assertThat(header(told, "ce_corpid")).isEqualTo("wwacme0000000001");
        assertThat(header(told, "ce_aggregateversion")).isEqualTo("1");
        assertThat(header(told, "ce_causationid")).isEqualTo("cause-1");
        assertThat(header(told, "content-type")).isEqualTo("application/json");
    }

    @Test
    void neverTellsAFactOfATransactionThatWasRolledBack() {
        var rolledBack = outbox.append(bound(user, 1)).then(Mono.error(new ArithmeticException()));
        assertThatThrownBy(() -> tell(rolledBack)).isInstanceOf(ArithmeticException.class);
        tell(outbox.append(bound(user, 2)));

        assertThat(told(user, 1)).extracting(OutboxRelayIT::version).containsExactly(2L);
    }

    @Test
    void refusesAFactOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(bound(user, 1)).block())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void followsTheLastFactOfAnAggregateWithATombstone() {
        tell(outbox.appendAll(List.of(bound(user, 1), unbound(user, 2))));

        assertThat(told(user, 3).getLast().value()).isNull();
    }

    /** A naive reader by position would have passed the late row by. */
    @Test
    void doesNotSkipATransactionThatCommitsLate() throws SQLException {
        try (var late = database.connect(database.application())) {
            late.setAutoCommit(false);
            insertByHand(late, user + "-late");
            tell(outbox.append(bound(user + "-early", 1)));
            late.commit();
        }
        assertThat(told(user + "-late", 1)).hasSize(1);
        assertThat(told(user + "-early", 1)).hasSize(1);
    }

    @Test
    void missesNothingOfManyLateCommittersAndKeepsTheOrderOfEachKey() throws Exception {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<java.util.concurrent.Future<Void>>();
            for (int i = 0; i < 16; i++) {
                done.add(writers.submit(writerOf(user + "-" + i, 12)));
            }
            for (var writer : done) {
                writer.get();
            }
        }
        for (int i = 0; i < 16; i++) {
            assertThat(told(user + "-" + i, 12))
                    .extracting(OutboxRelayIT::version)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        }
    }

    @Test
    void holdsTheKeyOfAFactThatKafkaRefusesAndLetsTheOthersGoOn() {
        tell(outbox.append(bound(user + "-large", 1)));
        told(user + "-large", 1);
        insertLarge(user + "-large");
        tell(outbox.append(bound(user + "-large", 3)));
        tell(outbox.append(bound(user + "-other", 1)));

        assertThat(told(user + "-other", 1)).hasSize(1);
        await().atMost(SOON).until(() -> !heldKeys(user + "-large").isEmpty());
        assertThat(told(user + "-large", 1)).extracting(OutboxRelayIT::version).containsExactly(1L);

        database.execute("delete from outbox where octet_length(payload) > 2000000");
        database.execute("update outbox_held_key set retry_at = now()");
        assertThat(told(user + "-large", 2))
                .extracting(OutboxRelayIT::version)
                .containsExactly(1L, 3L);
        await().atMost(SOON).until(() -> heldKeys(user + "-large").isEmpty());
    }

    @Test
    void aReplicaTakesOverAndTheFormerHolderCanTellNothingAnyMore() {
        Map<String, Object> kafka =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Infrastructure.kafka().bootstrapServers());
        var former = FactPublisher.take(kafka, "fencing-" + user);
        var successor = FactPublisher.take(kafka, "fencing-" + user);
        var row = someRow();

        successor.publish(List.of(row));

        assertThatThrownBy(() -> former.publish(List.of(row)))
                .isInstanceOf(org.apache.kafka.common.KafkaException.class);
        former.close();
        successor.close();
    }

    @Test
    void onlyOneReplicaHoldsTheLeaseAndAnotherGetsItWhenItRunsOut() {
        var second = new RelayTables(relayDatabase.jdbc(), "second", Duration.ofSeconds(2));
        tell(outbox.append(bound(user, 1)));
        told(user, 1);
        assertThat(second.takeLease()).isEmpty();

        relay.stop();
        assertThat(second.takeLease()).isPresent();
        relay.start();
        tell(outbox.append(bound(user, 2)));

        assertThat(told(user, 2)).extracting(OutboxRelayIT::version).containsExactly(1L, 2L);
    }

    @Test
    void knowsThatAFactIsHeldBackByATransactionThatStillRuns() throws SQLException {
        var tables = new RelayTables(relayDatabase.jdbc(), "onlooker", Duration.ofSeconds(2));
        try (var late = database.connect(database.application())) {
            late.setAutoCommit(false);
            insertByHand(late, user + "-late");
            tell(outbox.append(bound(user + "-early", 1)));

            assertThat(tables.openWindow(START).holdsBack()).isTrue();
            late.commit();
        }
        await().atMost(SOON).until(() -> !tables.openWindow(START).holdsBack());
    }

    /** What is lost of the position is told again, and known by its id. */
    @Test
    void doesNotWaitForTheDiskToStoreHowFarItIs() {
        assertThat(relayDatabase.jdbc().sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("off");
    }

    @Test
    void dropsADayWhoseFactsAreAllTold() {
        makeDay("20200101", "2020-01-01", "2020-01-02");
        tell(outbox.append(bound(user, 1)));
        told(user, 1);

        await().atMost(SOON).until(() -> isGone("20200101"));
    }

    /** F-24 of the fault matrix: cleaning up overtakes a relay that is behind. */
    @Test
    void keepsADayWithAFactThatIsNotTold() throws SQLException {
        makeDay("20200102", "2020-01-02", "2020-01-03");
        try (var held = database.connect(database.relay())) {
            held.setAutoCommit(false);
            held.createStatement().execute("select * from outbox_relay for update");
            database.execute(insert(user, "convert_to('{}', 'UTF8')"));
            database.execute(
                    "update outbox set created_at = '2020-01-02 12:00Z' where aggregateid like '%"
                            + user
                            + "'");

            assertThat(isGone("20200102")).isFalse();
            held.rollback();
        }
        assertThat(told(user, 1)).hasSize(1);
        await().atMost(SOON).until(() -> isGone("20200102"));
    }

    private static void makeDay(String name, String from, String to) {
        database.execute(
                "create table outbox_%s partition of outbox for values from ('%s') to ('%s')"
                        .formatted(name, from, to));
        database.execute(
                "alter table outbox_%s owner to %s".formatted(name, database.owner().username()));
    }

    private boolean isGone(String day) {
        partitions.makeAndDrop();
        return database.rows("select to_regclass('outbox_" + day + "') as t").stream()
                .allMatch(row -> row.get("t") == null);
    }

    @NullUnmarked
    private OutboxRow someRow() {
        tell(outbox.append(bound(user, 1)));
        told(user, 1);
        return relayDatabase
                .jdbc()
                .sql("select " + OutboxRow.COLUMNS + " from outbox where aggregateid like ?")
                .param("%" + user)
                .query(OutboxRow::of)
                .single();
    }

    /** Writes versions of one key, each in a transaction of its own that dawdles before commit. */
    private Callable<Void> writerOf(String key, int versions) {
        return () -> {
            for (int version = 1; version <= versions; version++) {
                var dawdle = Duration.ofMillis(ThreadLocalRandom.current().nextInt(40));
                tell(outbox.append(bound(key, version)).then(Mono.delay(dawdle)));
            }
            return null;
        };
    }

    private void tell(Mono<?> change) {
        transactions.within(Scope.of(Samples.ACME), change).block(SOON);
    }

    private static Event bound(String user, long version) {
        return new AccountBound(
                Samples.ACME,
                Samples.CORP,
                new CrmUserId(user),
                Samples.LI_LEI,
                Samples.NOON,
                version);
    }

    private static Event unbound(String user, long version) {
        return new AccountUnbound(
                Samples.ACME,
                Samples.CORP,
                new CrmUserId(user),
                Samples.LI_LEI,
                Samples.NOON,
                version);
    }

    private static void insertByHand(Connection connection, String user) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('wecombridge.tenant', 'acme', true)");
            statement.execute(insert(user, "convert_to('{}', 'UTF8')"));
        }
    }

    private static void insertLarge(String user) {
        database.execute(insert(user, "decode(repeat('20', 3000000), 'hex')"));
    }

    private static String insert(String user, String payload) {
        return """
        insert into outbox (id, aggregatetype, aggregateid, type, payload, source, subject,
                            time, tenantid, aggregateversion, tombstone)
        values ('%s', 'bindings.accounts', 'acme:wwacme0000000001:%s',
                'com.wecombridge.account.bound.v1', %s, '/tiny-service', 'accounts/%s',
                now(), 'acme', 2, false)
        """
                .formatted(UUID.randomUUID(), user, payload, user);
    }

    private static List<ConsumerRecord<String, byte[]>> told(String user, int atLeast) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        await().atMost(SOON)
                .until(() -> {
                    found.clear();
                    Infrastructure.kafka().records(TOPIC).stream()
                            .filter(record -> record.key().endsWith(":" + user))
                            .forEach(found::add);
                    return found.size() >= atLeast;
                });
        return found;
    }

    private static List<?> heldKeys(String user) {
        return database.rows(
                "select 1 from outbox_held_key where aggregateid like '%" + user + "'");
    }

    private static long version(ConsumerRecord<String, byte[]> record) {
        return Long.parseLong(header(record, "ce_aggregateversion"));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
