package com.wecombridge.gateway.application;

import static com.wecombridge.gateway.application.SomeCallbacks.about;
import static com.wecombridge.gateway.application.SomeCallbacks.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Budgets;
import com.wecombridge.gateway.RunningGateway;
import com.wecombridge.gateway.application.TakeCallback.Taken;
import com.wecombridge.gateway.inbound.work.CallbackWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of callbacks that are stored together. */
@NullUnmarked
class StoreCallbacksIT extends RunningGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CHANGE = "change_contact/update_user";
    private static final List<String> TENANTS = List.of("acme", "globex", "");

    @Autowired StoreCallbacks storeCallbacks;

    @Test
    void manyTenantsCallbacksAskPostgresNoOftenerThanOne() {
        var batch = many(60);
        store(many(60));
        long before = databaseLine.questions();

        store(batch);

        double questions = (databaseLine.questions() - before);
        assertThat(Budgets.committed().objection("callback-batch.sql-round-trips", questions))
                .isEmpty();
        for (var one : batch) {
            var tenant = one.callback().tenant().map(Object::toString).orElse(null);
            assertThat(row(one)).containsEntry("tenant_id", tenant);
        }
    }

    @Test
    void tellsEachUnderItsPlaceAndItsOwnTrace() {
        var first = about("acme", "LI_LEI");
        var second = about("acme", "LI_LEI");

        store(List.of(about("globex", "LI_LEI"), first, second));

        for (var one : List.of(first, second)) {
            var fact = fact(one);
            assertThat(fact).containsEntry("aggregateversion", row(one).get("position"));
            assertThat(fact).containsEntry("traceparent", one.trace().orElseThrow());
            assertThat(String.valueOf(fact.get("data")))
                    .contains("\"version\":" + row(one).get("position"));
        }
        assertThat((Long) row(first).get("position"))
                .isLessThan((Long) row(second).get("position"));
        assertThat((Long) fact(first).get("position"))
                .isLessThan((Long) fact(second).get("position"));
    }

    @Test
    void ofTwoEqualOnesTheFirstIsToldAndWhatIsThereAlreadyIsNot() {
        var text = "equal " + System.nanoTime();
        var former = about("acme", "LI_LEI");
        store(List.of(former));

        var ends =
                store(
                        List.of(
                                former,
                                SomeCallbacks.of("acme", "LI_LEI", CHANGE, text),
                                unreadable("acme"),
                                SomeCallbacks.of("acme", "LI_LEI", CHANGE, text)));

        assertThat(ends)
                .containsExactly(Taken.DUPLICATE, Taken.TOLD, Taken.QUARANTINED, Taken.DUPLICATE);
        assertThat(database.rows(facts(SomeCallbacks.of("acme", "LI_LEI", CHANGE, text))))
                .hasSize(1);
    }

    @Test
    void oneThatCannotBeStoredLeavesTheOthersUnharmed() {
        var poison =
                SomeCallbacks.of("acme", "LI_LEI", "no\u0000text", "poison " + System.nanoTime());
        var others = List.of(about("acme", "LI_LEI"), about("globex", "HAN_MEIMEI"));
        var waiting = new WaitingCallbacks();
        waiting.open();
        Stream.of(others.getFirst(), poison, others.getLast()).forEach(waiting::admit);

        var writer = new CallbackWriter(waiting, storeCallbacks);
        writer.start();
        writer.stop();

        for (var other : others) {
            assertThat(other.taken().block(PATIENCE)).isEqualTo(Taken.TOLD);
        }
        assertThat(poison.taken().materialize().block(PATIENCE).isOnError()).isTrue();
        assertThat(database.rows(facts(poison))).isEmpty();
    }

    @Test
    void whoeverWaitsAtTheEndIsStillStored() {
        var batch = many(WaitingCallbacks.MOST_AT_ONCE + 50);
        var waiting = new WaitingCallbacks(PATIENCE, Duration.ZERO);
        waiting.open();
        batch.forEach(waiting::admit);

        var writer = new CallbackWriter(waiting, storeCallbacks);
        writer.start();
        writer.stop();

        assertThat(batch)
                .allSatisfy(one -> assertThat(one.taken().block(PATIENCE)).isEqualTo(Taken.TOLD));
    }

    @Test
    void batchesOfReplicasNeverWaitForEachOtherAndKeepTheOrderOfEachKey() throws Exception {
        var members = IntStream.range(0, 12).mapToObj(i -> "crowd" + i).toList();
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int replica = 0; replica < 4; replica++) {
                var chance = new Random(replica);
                all.add(
                        replicas.submit(() ->
                                IntStream.range(0, 15).forEach(_ -> shuffled(members, chance))));
            }
            for (var replica : all) {
                replica.get();
            }
        }

        for (var member : members) {
            var versions =
                    database
                            .rows(
                                    "select aggregateversion from outbox where aggregateid like '%%:members/%s' order by transaction_id, position"
                                            .formatted(member))
                            .stream()
                            .map(row -> (Long) row.get("aggregateversion"))
                            .toList();
            assertThat(versions).hasSize(4 * 15).isSorted();
        }
    }

    private void shuffled(List<String> members, Random chance) {
        var order = new ArrayList<>(members);
        Collections.shuffle(order, chance);
        store(order.stream().map(member -> about("acme", member)).toList());
    }

    private List<Taken> store(List<WaitingCallback> batch) {
        return Objects.requireNonNull(storeCallbacks.handle(batch).block(PATIENCE));
    }

    private static List<WaitingCallback> many(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> about(TENANTS.get(i % TENANTS.size()), "many" + i))
                .toList();
    }

    private static Map<String, @Nullable Object> row(WaitingCallback one) {
        return database.rows(
                        "select tenant_id, position from stored_callback where identity = '%s'"
                                .formatted(one.callback().identity().value()))
                .getFirst();
    }

    private static Map<String, @Nullable Object> fact(WaitingCallback one) {
        return database.rows(facts(one)).getFirst();
    }

    private static String facts(WaitingCallback one) {
        return "select position, aggregateversion, traceparent, convert_from(payload, 'UTF8') as data from outbox where id = '%s'"
                .formatted(one.callback().identity().value());
    }
}
