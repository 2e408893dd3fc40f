package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.instant;
import static com.wecombridge.binding.outbound.postgres.Columns.text;

import com.wecombridge.binding.application.token.Suites;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Table {@code suite}. */
@Component
class PostgresSuites implements Suites {

    private final DatabaseClient db;

    PostgresSuites(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> keepTicket(
            SuiteId suite, SealedSecret ticket, Instant receivedAt, long version) {
        return db.sql(
                        """
                        insert into suite (suite_id, ticket, ticket_at, ticket_version)
                        values (:suite, :ticket, :at, :version)
                        on conflict (suite_id) do update
                           set ticket = excluded.ticket, ticket_at = excluded.ticket_at,
                               ticket_version = excluded.ticket_version
                         where excluded.ticket_version > suite.ticket_version
                        """)
                .bind("suite", suite.value())
                .bind("ticket", ticket.value())
                .bind("at", receivedAt)
                .bind("version", version)
                .then();
    }

    @Override
    public Mono<Optional<Ticket>> ticket(SuiteId suite) {
        return db.sql(
                        """
                        select ticket, ticket_at from suite
                         where suite_id = :suite and ticket is not null
                        """)
                .bind("suite", suite.value())
                .map(row ->
                        new Ticket(
                                new SealedSecret(text(row, "ticket")), instant(row, "ticket_at")))
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    @Override
    public Mono<TokenKeeping> token(SuiteId suite) {
        return db.sql(
                        "select %s from suite where suite_id = :suite for update"
                                .formatted(TokenColumns.NAMES))
                .bind("suite", suite.value())
                .map(TokenColumns::read)
                .one()
                .defaultIfEmpty(TokenKeeping.fresh());
    }

    @Override
    public Mono<Void> save(SuiteId suite, TokenKeeping token) {
        var statement =
                db.sql(
                                """
                                insert into suite (suite_id, %s) values (:suite, %s)
                                on conflict (suite_id) do update set %s
                                """
                                        .formatted(
                                                TokenColumns.NAMES,
                                                TokenColumns.VALUES,
                                                TokenColumns.UPDATES))
                        .bind("suite", suite.value());
        return TokenColumns.bind(statement, token).then();
    }
}
