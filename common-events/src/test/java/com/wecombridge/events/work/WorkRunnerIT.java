package com.wecombridge.events.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.TinyService;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class WorkRunnerIT extends TinyService.Running {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Autowired private WorkQueue queue;
    @Autowired private WorkRunner runner;
    @Autowired private Transactions transactions;
    @Autowired private DatabaseClient db;
    @Autowired private TinyService.ScriptedWorker worker;

    private final String run = UUID.randomUUID().toString();

    @BeforeEach
    void cleanSlate() {
        database.execute("delete from work");
        worker.performed.clear();
    }

    @AfterEach
    void scriptNothing() {
        worker.script = _ -> new Outcome.Done(Mono.empty());
    }

    @Test
    void doesTheWorkOfOneKeyInOrder() {
        worker.script = _ -> new Outcome.Done(Mono.delay(Duration.ofMillis(5)));

        record(errand("a").withPayload("1"), errand("a").withPayload("2"), errand("b"));
        record(errand("a").withPayload("3"));

        await().atMost(SOON).until(this::nothingIsLeft);
        assertThat(payloadsOf("a")).containsExactly("1", "2", "3");
    }

    @Test
    void storesTheEffectTogetherWithTheEndOfTheWork() {
        worker.script = _ -> new Outcome.Done(note("done"));

        record(errand("a"));

        await().atMost(SOON).until(this::nothingIsLeft);
        assertThat(database.rows("select 1 from note where id = '" + run + "/done'")).hasSize(1);
    }

    @Test
    void triesAgainAheadOfLaterWorkOfTheSameKey() {
        worker.script =
                claimed ->
                        claimed.work().payload().equals("1") && claimed.attempt() < 3
                                ? new Outcome.NotYet(Duration.ofMillis(50), "busy")
                                : new Outcome.Done(Mono.empty());

        record(errand("a").withPayload("1"), errand("a").withPayload("2"));

        await().atMost(SOON).until(this::nothingIsLeft);
        assertThat(payloadsOf("a")).containsExactly("1", "1", "1", "2");
    }

    @Test
    void oneReadCoversAllThatWasDueWhenItBegan() {
        worker.script = _ -> new Outcome.DoneForAllDue(Mono.empty());

        record(errand("a"), errand("a"), errand("a"), later("a"));

        await().atMost(SOON).until(() -> rowsLeft() == 1);
        assertThat(worker.performed).hasSize(1);
    }

    @Test
    void waitsUntilWorkIsDue() {
        record(later("a"), errand("b"));

        await().atMost(SOON).until(() -> rowsLeft() == 1);
        assertThat(worker.performed).extracting(c -> c.work().key()).containsExactly(run + "b");
    }

    @Test
    void keepsOneLaneFromTakingAllHands() {
        var gate = new CountDownLatch(1);
        var inParallel = new AtomicInteger();
        worker.script =
                claimed -> {
                    if (claimed.work().lane().equals("wwbusy0000000001")) {
                        inParallel.incrementAndGet();
                        awaitQuietly(gate);
                    }
                    return new Outcome.Done(Mono.empty());
                };

        for (int i = 0; i < 8; i++) {
            record(errandFor(new CorpId("wwbusy0000000001"), "busy" + i));
        }
        record(errandFor(new CorpId("wwcalm0000000001"), "calm"));

        await().atMost(SOON).until(() -> !payloadsOf("calm").isEmpty());
        assertThat(inParallel.get()).isLessThanOrEqualTo(3);
        gate.countDown();
        await().atMost(SOON).until(this::nothingIsLeft);
    }

    @Test
    void whoeverLostTheLeaseStoresNothing() {
        record(later("a"));
        database.execute("update work set fence = 7");
        var stale = new ClaimedWork(workId(), errand("a"), 1, Instant.now(), 6, Optional.empty());

        assertThatThrownBy(() -> queue.finish(stale, note("stale"), false).block())
                .isInstanceOf(LeaseLostException.class);
        assertThat(database.rows("select 1 from note where id = '" + run + "/stale'")).isEmpty();
        assertThat(rowsLeft()).isEqualTo(1);
    }

    @Test
    void workWhoseHolderDiedIsClaimedAgainWhenTheLeaseRunsOut() {
        worker.script = _ -> new Outcome.Done(Mono.empty());
        record(later("a"));
        database.execute(
                "update work set due_at = now(), fence = 1, attempts = 1,"
                        + " leased_until = now() + interval '1 second'");

        await().atMost(SOON).until(this::nothingIsLeft);
        assertThat(worker.performed).singleElement().extracting(ClaimedWork::attempt).isEqualTo(2);
    }

    @Test
    void replacesWorkThatNobodyHasBegun() {
        record(later("a").withPayload("old"));
        transactions
                .within(Scope.of(Samples.ACME), queue.replace(errand("a").withPayload("new")))
                .block();

        await().atMost(SOON).until(this::nothingIsLeft);
        assertThat(payloadsOf("a")).containsExactly("new");
    }

    @Test
    void letsNoTenantTouchWorkOfNoTenant() {
        var ofCorp = errand("a", Optional.of(Samples.CORP)).after(AN_HOUR);
        var ofPlatform = errand("b", Optional.empty()).after(AN_HOUR);
        transactions.within(ofCorp.scope(), queue.add(ofCorp)).block();
        transactions.within(ofPlatform.scope(), queue.add(ofPlatform)).block();

        record(later("c"));
        assertThat(keysSeenBy(Scope.of(Samples.ACME))).containsExactly(run + "c");
        assertThat(keysSeenBy(ofCorp.scope())).containsExactlyInAnyOrder(run + "a", run + "c");
        assertThat(keysSeenBy(ofPlatform.scope())).containsExactly(run + "b");
        assertThatThrownBy(() -> record(ofCorp)).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> record(ofPlatform)).hasMessageContaining("row-level security");
    }

    @Test
    void doesTheWorkOfNoTenant() {
        worker.script = _ -> new Outcome.DoneForAllDue(Mono.empty());
        var ofCorp = errand("a", Optional.of(Samples.CORP));
        var ofPlatform = errand("b", Optional.empty());

        transactions.within(ofCorp.scope(), queue.replace(ofCorp)).block();
        transactions.within(ofPlatform.scope(), queue.replace(ofPlatform)).block();

        await().atMost(SOON).until(this::nothingIsLeft);
        assertThat(worker.performed).hasSize(2);
    }

    @Test
    void keepsTheHasteOfWorkThatItReplaces() {
        record(errand("a").after(Duration.ofMinutes(10)));
        transactions.within(Scope.of(Samples.ACME), queue.replace(later("a"))).block();

        assertThat(
                        database.rows(
                                "select due_at from work where due_at < now() + interval '11 min'"))
                .hasSize(1);
    }

    @Test
    void storesAResultAlthoughTheDatabaseWasAwayForAMoment() {
        var failures = new AtomicInteger();
        worker.script =
                _ ->
                        new Outcome.Done(
                                Mono.defer(() ->
                                        failures.incrementAndGet() < 3
                                                ? Mono.error(away())
                                                : note("stored")));

        record(errand("a"));

        await().atMost(SOON).until(this::nothingIsLeft);
        assertThat(worker.performed).hasSize(1);
        assertThat(database.rows("select 1 from note where id = '" + run + "/stored'")).hasSize(1);
    }

    private static RuntimeException away() {
        return new org.springframework.dao.DataAccessResourceFailureException("away");
    }

    @Test
    void handsBackAtOnceWhatItCannotEndBeforeItStops() {
        var begun = new CountDownLatch(1);
        worker.script =
                _ -> {
                    begun.countDown();
                    awaitOrFail(new CountDownLatch(1));
                    return new Outcome.Done(Mono.empty());
                };
        record(errand("a"));
        awaitQuietly(begun);

        runner.stop();
        try {
            assertThat(
                            database.rows(
                                    "select 1 from work where leased_until < now() and due_at <= now()"))
                    .hasSize(1);
        } finally {
            worker.script = _ -> new Outcome.Done(Mono.empty());
            runner.start();
        }
        await().atMost(Duration.ofSeconds(2)).until(this::nothingIsLeft);
    }

    @Test
    void saysThatItGoesOn() {
        assertThat(runner.standsStill()).isFalse();
    }

    @Test
    void saysThatItStandsStillWhenNobodyCanClaim() {
        database.execute("alter table work rename to work_away");
        try {
            await().atMost(SOON).until(runner::standsStill);
        } finally {
            database.execute("alter table work_away rename to work");
        }
        await().atMost(SOON).until(() -> !runner.standsStill());
    }

    @Test
    void refusesWorkOutsideATransaction() {
        assertThatThrownBy(() -> queue.add(errand("a")).block())
                .isInstanceOf(IllegalStateException.class);
    }

    private void record(Work... works) {
        var inOrder = Flux.fromArray(works).concatMap(queue::add).then();
        transactions.within(Scope.of(Samples.ACME), inOrder).block(SOON);
    }

    private Work errand(String key) {
        return Work.of("errand", Samples.ACME, Samples.CORP, run + key);
    }

    private Work errand(String key, Optional<CorpId> corp) {
        return new Work("errand", run + key, "lane", Optional.empty(), corp, "", Duration.ZERO);
    }

    private List<String> keysSeenBy(Scope scope) {
        var keys = db.sql("select key from work").mapValue(String.class).all();
        return Objects.requireNonNull(transactions.many(scope, keys).collectList().block());
    }

    private Work later(String key) {
        return errand(key).after(AN_HOUR);
    }

    private Work errandFor(CorpId corp, String key) {
        return Work.of("errand", Samples.ACME, corp, run + key);
    }

    private Mono<Void> note(String id) {
        return db.sql("insert into note (tenant_id, id, text) values ('acme', $1, 'done')")
                .bind(0, run + "/" + id)
                .then();
    }

    private List<String> payloadsOf(String key) {
        return worker.performed.stream()
                .filter(claimed -> claimed.work().key().equals(run + key))
                .map(claimed -> claimed.work().payload())
                .toList();
    }

    private boolean nothingIsLeft() {
        return rowsLeft() == 0;
    }

    private static int rowsLeft() {
        return database.rows("select 1 from work").size();
    }

    private static long workId() {
        return ((Number)
                        Objects.requireNonNull(
                                database.rows("select id from work").getFirst().get("id")))
                .longValue();
    }

    private static void awaitOrFail(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
