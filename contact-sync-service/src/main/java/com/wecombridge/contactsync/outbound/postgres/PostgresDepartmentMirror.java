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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code department}. */
final class PostgresDepartmentMirror implements Mirror<Department> {

    private static final String KEPT =
            """
            select cast(department_id as text) as key, cast(department_id as text) as id,
                   fingerprint, present, read_at, version
              from department
             where tenant_id = :tenant and corp_id = :corp and app_id = :app
            """;

    private static final String WRITE =
            """
            insert into department
                   (tenant_id, corp_id, app_id, department_id, name, parent_id,
                    sort_order, present, fingerprint, read_at, version)
            values (:tenant, :corp, :app, :id, :name, :parent,
                    :order, true, :fingerprint, :readAt, :version)
            on conflict (tenant_id, corp_id, app_id, department_id) do update
               set name = excluded.name, parent_id = excluded.parent_id,
                   sort_order = excluded.sort_order, present = true,
                   fingerprint = excluded.fingerprint,
                   read_at = excluded.read_at, version = excluded.version
             where department.version < excluded.version
               and department.read_at <= excluded.read_at
            """;

    private final DatabaseClient db;

    PostgresDepartmentMirror(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Kept> kept(AppRef app) {
        return Rows.of(db, KEPT, app).map(Rows::kept).all();
    }

    @Override
    public Flux<Kept> locked(AppRef app, Collection<String> keys) {
        return Rows.of(
                        db,
                        KEPT + " and department_id = any(:keys) order by department_id for update",
                        app)
                .bind("keys", numbers(keys))
                .map(Rows::kept)
                .all();
    }

    @Override
    public Flux<Department> present(AppRef app, Collection<String> keys) {
        return Rows.of(
                        db,
                        """
                        select * from department
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                           and department_id = any(:keys) and present
                        """,
                        app)
                .bind("keys", numbers(keys))
                .map(PostgresDepartmentMirror::toDepartment)
                .all();
    }

    @Override
    public Mono<Boolean> write(AppRef app, Department content, Instant readAt, long version) {
        var insert =
                Rows.of(db, WRITE, app)
                        .bind("id", content.id().value())
                        .bind("order", content.order())
                        .bind("fingerprint", content.fingerprint())
                        .bind("readAt", readAt)
                        .bind("version", version);
        insert = Rows.bindOptional(insert, "name", content.name(), String.class);
        insert =
                Rows.bindOptional(
                        insert, "parent", content.parent().map(DepartmentId::value), Long.class);
        return insert.fetch().rowsUpdated().map(rows -> rows == 1);
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
        return Rows.of(
                        db,
                        """
                        insert into department
                               (tenant_id, corp_id, app_id, department_id, sort_order, present,
                                fingerprint, read_at, version)
                        values (:tenant, :corp, :app, :id, 0, false, '', :readAt, 0)
                        on conflict (tenant_id, corp_id, app_id, department_id) do update
                           set read_at = excluded.read_at
                         where department.read_at < excluded.read_at
                        """,
                        app)
                .bind("id", Long.valueOf(key))
                .bind("readAt", readAt)
                .then();
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
