package com.wecombridge.contactsync.outbound.postgres;

import static com.wecombridge.contactsync.outbound.postgres.Rows.find;
import static com.wecombridge.contactsync.outbound.postgres.Rows.get;

import com.wecombridge.contactsync.application.mirror.Mirror;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.events.id.DepartmentId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code department}. */
@Component
final class PostgresDepartmentMirror implements Mirror<Department> {

    private static final String PLANT =
            """
            insert into department
                   (tenant_id, corp_id, app_id, department_id, sort_order, present,
                    fingerprint, read_at, version)
            select :tenant, :corp, :app, key, 0, false, '', 'epoch', 0
              from unnest(:keys) as key
             order by key
                on conflict do nothing
            """;

    private static final String WRITE =
            """
            update department
               set name = :name, parent_id = :parent, sort_order = :order, present = true,
                   fingerprint = :fingerprint, read_at = :readAt, version = :version
             where tenant_id = :tenant and corp_id = :corp and app_id = :app
               and department_id = :id
            """;

    private final DatabaseClient db;
    private final KeyedRows<Long> rows;

    PostgresDepartmentMirror(DatabaseClient db) {
        this.db = db;
        this.rows = new KeyedRows<>(db, "department", "department_id", "department_id", PLANT);
    }

    @Override
    public Flux<Kept> kept(AppRef app) {
        return rows.kept(app);
    }

    @Override
    public Flux<Kept> locked(AppRef app, Collection<String> keys) {
        return rows.locked(app, numbers(keys));
    }

    @Override
    public Flux<Department> present(AppRef app, Collection<String> keys) {
        return rows.present(app, numbers(keys)).map(PostgresDepartmentMirror::toDepartment).all();
    }

    @Override
    public Mono<Void> write(AppRef app, Department content, Instant readAt, long version) {
        var update =
                Rows.of(db, WRITE, app)
                        .bind("id", content.id().value())
                        .bind("order", content.order())
                        .bind("fingerprint", content.fingerprint())
                        .bind("readAt", readAt)
                        .bind("version", version);
        update = Rows.bindOptional(update, "name", content.name(), String.class);
        update =
                Rows.bindOptional(
                        update, "parent", content.parent().map(DepartmentId::value), Long.class);
        return update.then();
    }

    @Override
    public Mono<Void> remove(AppRef app, String key, Instant readAt, long version) {
        return Rows.of(
                        db,
                        """
                        update department
                           set name = null, parent_id = null, sort_order = 0, present = false,
                               fingerprint = '', read_at = :readAt, version = :version
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                           and department_id = :id
                        """,
                        app)
                .bind("id", Long.valueOf(key))
                .bind("readAt", readAt)
                .bind("version", version)
                .then();
    }

    @Override
    public Mono<Void> confirm(AppRef app, String key, Instant readAt) {
        return rows.confirm(app, Long.valueOf(key), readAt);
    }

    static Department toDepartment(Readable row) {
        return new Department(
                new DepartmentId(get(row, "department_id", Long.class)),
                find(row, "name", String.class),
                find(row, "parent_id", Long.class).map(DepartmentId::new),
                get(row, "sort_order", Long.class));
    }

    private static Long[] numbers(Collection<String> keys) {
        return keys.stream().map(Long::valueOf).toArray(Long[]::new);
    }
}
