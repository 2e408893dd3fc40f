package com.wecombridge.events.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.events.TinyService;
import com.wecombridge.events.id.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TransactionsIT extends TinyService.Running {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");

    @Autowired private Transactions transactions;
    @Autowired private DatabaseClient db;
    @Autowired private RelayDatabase relayDatabase;

    private final String id = UUID.randomUUID().toString();

    @Test
    void showsATenantItsOwnRowsAlone() {
        transactions.within(Scope.of(ACME), write(ACME)).block();

        assertThat(transactions.within(Scope.of(ACME), notes()).block()).containsExactly("acme");
        assertThat(transactions.within(Scope.of(GLOBEX), notes()).block()).isEmpty();
        assertThat(transactions.within(Scope.platform(), notes()).block()).isEmpty();
    }

    @Test
    void showsNothingOutsideATransaction() {
        transactions.within(Scope.of(ACME), write(ACME)).block();

        assertThat(notes().block()).isEmpty();
    }

    @Test
    @NullUnmarked
    void comesBackToAScopeThatItLeft() {
        var visit = transactions.within(Scope.of(GLOBEX), notes());
        var back = transactions.within(Scope.of(ACME), notes());

        var seen =
                transactions
                        .within(Scope.of(ACME), write(ACME).then(visit.zipWhen(_ -> back)))
                        .block();

        assertThat(seen.getT1()).isEmpty();
        assertThat(seen.getT2()).containsExactly("acme");
    }

    @Test
    void refusesARowOfAnotherTenant() {
        assertThatThrownBy(() -> transactions.within(Scope.of(GLOBEX), write(ACME)).block())
                .hasMessageContaining("row-level security");
    }

    @Test
    void carriesNothingOverWhenTenantsShareConnections() {
        transactions.within(Scope.of(ACME), write(ACME)).block();
        transactions.within(Scope.of(GLOBEX), write(GLOBEX)).block();

        var seen =
                Flux.fromStream(IntStream.range(0, 500).boxed())
                        .flatMap(i -> seenBy(i % 2 == 0 ? ACME : GLOBEX), 16)
                        .distinct()
                        .collectList()
                        .block();

        assertThat(seen).containsExactlyInAnyOrder("acme sees [acme]", "globex sees [globex]");
    }

    /** A hanging transaction would hold back the facts of every service on the server. */
    @Test
    @NullUnmarked
    void endsATransactionThatHangs() {
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("5s");
        assertThat(setting("transaction_timeout")).isEqualTo("10s");
        assertThat(
                        relayDatabase
                                .client()
                                .sql("show idle_in_transaction_session_timeout")
                                .map(row -> row.get(0, String.class))
                                .one()
                                .block())
                .isEqualTo("5s");
    }

    @NullUnmarked
    private String setting(String name) {
        return db.sql("show " + name).map(row -> row.get(0, String.class)).one().block();
    }

    private Mono<String> seenBy(TenantId tenant) {
        return transactions
                .within(Scope.of(tenant), notes())
                .map(notes -> tenant + " sees " + notes);
    }

    private Mono<Void> write(TenantId tenant) {
        return db.sql("insert into note (tenant_id, id, text) values ($1, $2, $1)")
                .bind(0, tenant.value())
                .bind(1, id)
                .then();
    }

    @NullUnmarked
    private Mono<List<String>> notes() {
        return db.sql("select text from note where id = $1")
                .bind(0, id)
                .map(row -> row.get("text", String.class))
                .all()
                .collectList();
    }
}
