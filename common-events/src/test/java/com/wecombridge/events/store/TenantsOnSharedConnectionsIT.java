package com.wecombridge.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.WithPostgres;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Two connections, two tenants, and everything that can go wrong in the middle of a transaction.
 */
@WithPostgres
@NullUnmarked
class TenantsOnSharedConnectionsIT {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final int TRANSACTIONS = 10_000;

    private static final String CARRIED =
            "select coalesce(current_setting('wecombridge.tenant', true), '')"
                    + " || coalesce(current_setting('wecombridge.corp', true), '')";

    private final ConnectionPool pool;
    private final DatabaseClient db;
    private final Transactions transactions;
    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger disturbed = new AtomicInteger();

    TenantsOnSharedConnectionsIT(TestDatabase database) {
        var options =
                ConnectionFactoryOptions.parse(database.r2dbcUrl())
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, database.application().username())
                        .option(
                                ConnectionFactoryOptions.PASSWORD,
                                database.application().password())
                        .build();
        this.pool =
                new ConnectionPool(
                        ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                                .initialSize(2)
                                .maxSize(2)
                                .build());
        this.db = DatabaseClient.create(pool);
        this.transactions =
                new Transactions(
                        db, TransactionalOperator.create(new R2dbcTransactionManager(pool)));
    }

    @BeforeAll
    static void oneRowForEachTenant(TestDatabase database) {
        database.migrate("classpath:db/events", "classpath:db/tiny");
        database.execute(
                "insert into note (tenant_id, id, text) values ('acme', 'n', 'acme'), ('globex', 'n', 'globex')");
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void neverShowOneTenantTheOthersRows() {
        Flux.range(0, TRANSACTIONS)
                .flatMap(this::oneOfMany, 24)
                .then()
                .block(Duration.ofSeconds(60));

        assertThat(leaks).isEmpty();
        assertThat(seen.get() + disturbed.get()).isGreaterThan(TRANSACTIONS * 9 / 10);
        assertThat(disturbed.get()).isGreaterThan(TRANSACTIONS / 4);
        assertThat(carriedByBothConnections()).containsOnly("");
    }

    /** Half goes well; the others fail, are cancelled or run out of time at any point. */
    private Mono<Void> oneOfMany(int number) {
        var tenant = number % 2 == 0 ? ACME : GLOBEX;
        var good = transactions.within(scopeOf(number, tenant), look(number, tenant));
        return switch (number / 2 % 8) {
            case 0 -> disturbed(good.then(db.sql("select 1/0").then()));
            case 1 ->
                    disturbed(
                            transactions.within(
                                    Scope.of(tenant),
                                    look(number, tenant).then(db.sql("select 1/0").then())));
            case 2 ->
                    disturbed(
                            transactions
                                    .within(Scope.of(tenant), slow(look(number, tenant)))
                                    .timeout(Duration.ofMillis(1 + number % 2)));
            case 3 -> cancelled(number, tenant).then();
            case 4 -> notes().doOnNext(this::mustBeNone).then();
            default -> good;
        };
    }

    /** Some act for a corp first, and for its tenant once they know it. */
    private static Scope scopeOf(int number, TenantId tenant) {
        return number % 7 == 0 ? Scope.of(new CorpId("ww" + tenant.value())) : Scope.of(tenant);
    }

    private Mono<Void> look(int number, TenantId tenant) {
        var within = number % 7 == 0 ? transactions.within(Scope.of(tenant), notes()) : notes();
        return within.doOnNext(texts -> note(tenant, texts)).then();
    }

    private void note(TenantId tenant, List<String> texts) {
        seen.incrementAndGet();
        if (!texts.equals(List.of(tenant.value()))) {
            leaks.add(tenant + " sees " + texts);
        }
    }

    /** A read that forgot its scope, on a connection that somebody used before. */
    private void mustBeNone(List<String> texts) {
        seen.incrementAndGet();
        if (!texts.isEmpty()) {
            leaks.add("nobody sees " + texts);
        }
    }

    private Mono<List<String>> notes() {
        return db.sql("select text from note")
                .map(row -> row.get("text", String.class))
                .all()
                .collectList();
    }

    private Mono<Void> slow(Mono<Void> work) {
        return work.then(db.sql("select pg_sleep(0.002)").then()).then(work);
    }

    private Mono<Void> disturbed(Mono<?> work) {
        return work.then().onErrorResume(_ -> Mono.fromRunnable(disturbed::incrementAndGet));
    }

    /** The caller goes away after the first row of many. */
    private Mono<String> cancelled(int number, TenantId tenant) {
        var rows =
                db.sql("select text from note, generate_series(1, 200)")
                        .map(row -> row.get("text", String.class))
                        .all()
                        .doOnNext(text -> note(tenant, List.of(text)));
        return transactions
                .many(Scope.of(tenant), rows)
                .take(1 + number % 3)
                .doOnComplete(disturbed::incrementAndGet)
                .last();
    }

    private List<String> carriedByBothConnections() {
        return Mono.zip(carried(), carried())
                .map(both -> Stream.of(both.getT1(), both.getT2()).toList())
                .block();
    }

    /** Slow enough that each of the two takes a connection of its own. */
    private Mono<String> carried() {
        return db.sql(CARRIED + " from pg_sleep(0.1)").map(row -> row.get(0, String.class)).one();
    }
}
