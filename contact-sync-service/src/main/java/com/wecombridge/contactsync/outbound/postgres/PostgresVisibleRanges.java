package com.wecombridge.contactsync.outbound.postgres;

import static com.wecombridge.contactsync.outbound.postgres.Rows.get;

import com.wecombridge.contactsync.application.mirror.VisibleRanges;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.VisibleRange;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Table {@code visible_range}. */
@Component
final class PostgresVisibleRanges implements VisibleRanges {

    private static final String ONE =
            """
            select * from visible_range
             where tenant_id = :tenant and corp_id = :corp and app_id = :app
            """;

    private final DatabaseClient db;

    PostgresVisibleRanges(DatabaseClient db) {
        this.db = db;
    }

    private record Known(VisibleRange range, Instant readAt) {}

    @Override
    public Mono<VisibleRange> of(AppRef app) {
        return Rows.of(db, ONE, app).map(PostgresVisibleRanges::toRange).one();
    }

    @Override
    public Mono<Boolean> store(AppRef app, VisibleRange range, Instant readAt) {
        return Rows.of(db, ONE + " for update", app)
                .map(row -> new Known(toRange(row), get(row, "read_at", Instant.class)))
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(known -> store(app, known, range, readAt));
    }

    private Mono<Boolean> store(
            AppRef app, Optional<Known> known, VisibleRange range, Instant readAt) {
        if (known.filter(old -> old.readAt().isAfter(readAt)).isPresent()) {
            return Mono.just(false);
        }
        var isSame = known.filter(old -> old.range().equals(range)).isPresent();
        return upsert(app, range, readAt).thenReturn(!isSame);
    }

    private Mono<Void> upsert(AppRef app, VisibleRange range, Instant readAt) {
        return Rows.of(
                        db,
                        """
                        insert into visible_range
                               (tenant_id, corp_id, app_id, members, departments, read_at)
                        values (:tenant, :corp, :app, :members, :departments, :readAt)
                        on conflict (tenant_id, corp_id, app_id) do update
                           set members = excluded.members, departments = excluded.departments,
                               read_at = excluded.read_at
                        """,
                        app)
                .bind(
                        "members",
                        range.members().stream().map(MemberUserId::key).toArray(String[]::new))
                .bind(
                        "departments",
                        range.departments().stream().map(DepartmentId::value).toArray(Long[]::new))
                .bind("readAt", readAt)
                .then();
    }

    @Override
    public Mono<Void> forget(AppRef app) {
        return Rows.of(
                        db,
                        """
                        delete from visible_range
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                        """,
                        app)
                .then();
    }

    private static VisibleRange toRange(Readable row) {
        return new VisibleRange(
                Arrays.stream(get(row, "members", String[].class))
                        .map(MemberUserId::new)
                        .collect(Collectors.toSet()),
                Arrays.stream(get(row, "departments", Long[].class))
                        .map(DepartmentId::new)
                        .collect(Collectors.toSet()));
    }
}
