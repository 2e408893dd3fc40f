package com.wecombridge.wecom.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.WithPostgres;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecom.tokens.Tokens.Token;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

@WithPostgres
class TokenFactsIT {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final CorpId CORP = new CorpId("wwacme0000000001");
    private static final AppId APP = new AppId("1000002");
    private static final Instant ISSUED = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2026-01-05T10:00:00Z");
    private static final SecretBox BOX = new SecretBox(MasterKeys.of(MasterKeys.LOCAL));

    private final DatabaseClient db;
    private final Transactions transactions;
    private final TestDatabase database;
    private final AtomicInteger opened = new AtomicInteger();
    private TokenFacts facts;

    TokenFactsIT(TestDatabase database) {
        ConnectionFactory connections =
                ConnectionFactories.get(
                        ConnectionFactoryOptions.parse(database.r2dbcUrl())
                                .mutate()
                                .option(
                                        ConnectionFactoryOptions.USER,
                                        database.application().username())
                                .option(
                                        ConnectionFactoryOptions.PASSWORD,
                                        database.application().password())
                                .build());
        this.database = database;
        var counted = new Counted(connections, opened);
        this.db = DatabaseClient.create(counted);
        this.transactions =
                new Transactions(
                        db, TransactionalOperator.create(new R2dbcTransactionManager(counted)));
        this.facts = freshFacts();
    }

    @BeforeAll
    static void migrate(TestDatabase database) {
        database.migrate("classpath:db/events", "classpath:db/wecom");
    }

    @BeforeEach
    void startEmpty() {
        database.execute("truncate wecom_token");
    }

    @Test
    void answersWithTheTokenThatBindingTold() {
        assertThat(apply(issued(ACME, "token-1", 1))).isTrue();

        assertThat(current(ACME)).isEqualTo(new Token(new Secret("token-1"), EXPIRES));
    }

    @Test
    void knowsNothingBeforeItHeard() {
        assertThat(current(ACME)).isNull();
    }

    @Test
    void keepsTokensSealedInTheDatabase() {
        apply(issued(ACME, "token-1", 1));

        assertThat(database.rows("select * from wecom_token"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.toString()).doesNotContain("token-1");
                    assertThat(row.get("fingerprint"))
                            .isEqualTo(new Secret("token-1").fingerprint());
                });
    }

    @Test
    void replacesATokenByANewerOneAndNeverGoesBack() {
        apply(issued(ACME, "token-2", 2));

        assertThat(apply(issued(ACME, "token-1", 1))).isFalse();
        assertThat(apply(issued(ACME, "token-2", 2))).isFalse();
        assertThat(current(ACME)).isEqualTo(new Token(new Secret("token-2"), EXPIRES));
        assertThat(apply(issued(ACME, "token-3", 3))).isTrue();
        assertThat(current(ACME)).isEqualTo(new Token(new Secret("token-3"), EXPIRES));
    }

    @Test
    void forgetsAWithdrawnTokenAndAnOldFactDoesNotBringItBack() {
        apply(issued(ACME, "token-1", 1));
        current(ACME);

        var withdrawn = new TokenWithdrawn(ACME, CORP, APP, TokenKind.ACCESS_TOKEN, ISSUED, 3);
        assertThat(facts.apply(withdrawn).block()).isTrue();
        assertThat(current(ACME)).isNull();
        assertThat(apply(issued(ACME, "token-2", 2))).isFalse();
        assertThat(current(ACME)).isNull();
    }

    @Test
    void keepsTicketsBesideTheTokenOfTheirApp() {
        apply(issued(ACME, "token-1", 3));
        apply(issued(TokenKind.CORP_TICKET, "corp-ticket", 1));
        apply(issued(TokenKind.APP_TICKET, "app-ticket", 2));

        assertThat(current(ACME)).isEqualTo(new Token(new Secret("token-1"), EXPIRES));
        assertThat(facts.current(ACME, CORP, APP, TokenKind.CORP_TICKET).block())
                .isEqualTo(new Token(new Secret("corp-ticket"), EXPIRES));
        assertThat(facts.current(ACME, CORP, APP, TokenKind.APP_TICKET).block())
                .isEqualTo(new Token(new Secret("app-ticket"), EXPIRES));
    }

    @Test
    void keepsTheTokensOfTenantsApart() {
        apply(issued(ACME, "token-of-acme", 1));
        apply(issued(GLOBEX, "token-of-globex", 1));

        assertThat(freshFacts().current(ACME, CORP, APP, TokenKind.ACCESS_TOKEN).block())
                .isEqualTo(new Token(new Secret("token-of-acme"), EXPIRES));
        assertThat(visibleTo(Scope.of(ACME))).isEqualTo(1);
        assertThat(visibleTo(Scope.platform())).isZero();
    }

    @Test
    void answersFromMemoryUntilItIsToldToForget() {
        apply(issued(ACME, "token-1", 1));
        current(ACME);
        database.execute("truncate wecom_token");

        assertThat(current(ACME)).isNotNull();
        facts.forget(ACME, CORP, APP, TokenKind.ACCESS_TOKEN);
        assertThat(current(ACME)).isNull();
    }

    @Test
    void takesPartInTheTransactionOfItsCaller() {
        var rolledBack =
                transactions.within(
                        Scope.of(ACME),
                        facts.apply(issued(ACME, "token-1", 1)).then(Mono.error(new RollBack())));

        assertThat(rolledBack.onErrorComplete(RollBack.class).block()).isNull();
        assertThat(current(ACME)).isNull();
    }

    /** Time stands still but for the steps taken here: the last token is not found by a look. */
    @Test
    void looksForTheNextTokenLessAndLessOftenAndWakesOnceItIsHeardOf() {
        apply(issued(ACME, "token-1", 1));
        opened.set(0);
        var time = VirtualTimeScheduler.getOrSet();
        try {
            var next = facts.replacing(refused("token-1")).toFuture();
            var waits = List.of(250, 500, 1_000, 2_000, 2_000);
            for (int looks = 1; looks <= waits.size(); looks++) {
                waitsAfterLook(looks, time);
                time.advanceTimeBy(Duration.ofMillis(waits.get(looks - 1) - 1));
                assertThat(opened).hasValue(looks);
                time.advanceTimeBy(Duration.ofMillis(1));
            }
            waitsAfterLook(waits.size() + 1, time);

            apply(issued(ACME, "token-2", 2));

            assertThat(next)
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(new Token(new Secret("token-2"), EXPIRES));
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    private void waitsAfterLook(int looks, VirtualTimeScheduler time) {
        await().until(() -> opened.get() == looks && time.getScheduledTaskCount() == looks);
    }

    private static TokenRejected refused(String token) {
        return new TokenRejected(
                ACME,
                CORP,
                APP,
                TokenKind.ACCESS_TOKEN,
                new Secret(token).fingerprint(),
                42001,
                ISSUED,
                1);
    }

    private boolean apply(TokenIssued fact) {
        return Boolean.TRUE.equals(facts.apply(fact).block());
    }

    private @Nullable Token current(TenantId tenant) {
        return facts.current(tenant, CORP, APP, TokenKind.ACCESS_TOKEN).block();
    }

    private @Nullable Long visibleTo(Scope scope) {
        return transactions
                .within(
                        scope,
                        db.sql("select count(*) from wecom_token").mapValue(Long.class).one())
                .block();
    }

    private TokenFacts freshFacts() {
        return new TokenFacts(db, transactions, BOX);
    }

    private static TokenIssued issued(TokenKind kind, String ticket, long version) {
        return issued(ACME, kind, ticket, version);
    }

    private static TokenIssued issued(TenantId tenant, String token, long version) {
        return issued(tenant, TokenKind.ACCESS_TOKEN, token, version);
    }

    private static TokenIssued issued(TenantId tenant, TokenKind kind, String token, long version) {
        var secret = new Secret(token);
        return new TokenIssued(
                tenant,
                CORP,
                APP,
                kind,
                BOX.seal(Scope.of(tenant), Purpose.WECOM_TOKEN, secret),
                secret.fingerprint(),
                ISSUED,
                EXPIRES,
                version);
    }

    /** Counts connections that are asked for: one for each transaction. */
    private record Counted(ConnectionFactory connections, AtomicInteger opened)
            implements ConnectionFactory {
        @Override
        public Publisher<? extends Connection> create() {
            opened.incrementAndGet();
            return connections.create();
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return connections.getMetadata();
        }
    }

    private static final class RollBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
