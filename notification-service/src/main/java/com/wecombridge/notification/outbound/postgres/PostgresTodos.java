package com.wecombridge.notification.outbound.postgres;

import static com.wecombridge.notification.outbound.postgres.Columns.bind;
import static com.wecombridge.notification.outbound.postgres.Columns.bindTime;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.notification.application.Todos;
import com.wecombridge.notification.domain.Todo;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** To-dos in table {@code message}. */
@Component
final class PostgresTodos implements Todos {

    private final DatabaseClient db;
    private final Transactions transactions;
    private final TodoRows rows;

    PostgresTodos(DatabaseClient db, Transactions transactions, TodoRows rows) {
        this.db = db;
        this.transactions = transactions;
        this.rows = rows;
    }

    @Override
    public Mono<Boolean> add(TenantId tenant, Todo todo, Instant heardAt) {
        return transactions.within(Scope.of(tenant), insert(tenant, todo, heardAt));
    }

    private Mono<Boolean> insert(TenantId tenant, Todo todo, Instant heardAt) {
        var row =
                db.sql(
                                """
                                insert into message (tenant_id, todo_id, todo_version, category, title,
                                       details, page, asked_by, asked_at, due_at, assignees, heard_at)
                                select :tenant, :todo, :version, :category, :title,
                                       cast(:details as jsonb), :page, :askedBy, :askedAt, :dueAt,
                                       :assignees, :heardAt
                                 where not exists (
                                       select 1 from message newer
                                        where newer.tenant_id = :tenant and newer.todo_id = :todo
                                          and newer.todo_version >= :version)
                                on conflict do nothing
                                """)
                        .bind("tenant", tenant.value())
                        .bind("todo", todo.ref().todo().value())
                        .bind("version", todo.ref().version())
                        .bind("category", todo.subject().category())
                        .bind("title", todo.subject().title())
                        .bind("details", rows.written(todo.subject().details()))
                        .bind("page", todo.subject().page().toString())
                        .bind("askedAt", todo.request().askedAt())
                        .bind("assignees", rows.written(todo.assignees().stream()))
                        .bind("heardAt", heardAt);
        row = bind(row, "askedBy", todo.request().askedBy().map(Object::toString));
        row = bindTime(row, "dueAt", todo.request().dueAt());
        return row.fetch().rowsUpdated().map(count -> count == 1);
    }

    @Override
    public Mono<Todo> find(TenantId tenant, Todo.Ref todo) {
        var row =
                db.sql(
                                """
                                select todo_id, todo_version, category, title,
                                       details::text as details, page, asked_by, asked_at, due_at, assignees
                                  from message
                                 where tenant_id = :tenant and todo_id = :todo
                                   and todo_version = :version
                                """)
                        .bind("tenant", tenant.value())
                        .bind("todo", todo.todo().value())
                        .bind("version", todo.version())
                        .map(rows::todo)
                        .one();
        return transactions.within(Scope.of(tenant), row);
    }
}
