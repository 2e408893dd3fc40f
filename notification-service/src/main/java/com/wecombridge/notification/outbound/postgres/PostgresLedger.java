package com.wecombridge.notification.outbound.postgres;

import static com.wecombridge.notification.outbound.postgres.Columns.instant;
import static com.wecombridge.notification.outbound.postgres.Columns.number;
import static com.wecombridge.notification.outbound.postgres.Columns.text;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.notification.application.lookup.Ledger;
import com.wecombridge.notification.domain.Delivery;
import com.wecombridge.notification.domain.Standing;
import io.r2dbc.spi.Readable;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code delivery} and {@code message} for people. */
@Component
final class PostgresLedger implements Ledger {

    private static final TypeReference<Map<Standing, Long>> STANDINGS = new TypeReference<>() {};

    private final DatabaseClient db;
    private final Transactions transactions;
    private final TodoRows rows;
    private final JsonMapper json = JsonMapper.builder().build();

    PostgresLedger(DatabaseClient db, Transactions transactions, TodoRows rows) {
        this.db = db;
        this.transactions = transactions;
        this.rows = rows;
    }

    @Override
    public Flux<Delivery> deliveries(TenantId tenant, Page page) {
        var found =
                of(
                                tenant,
                                page,
                                """
                                select *
                                  from delivery
                                 where tenant_id = :tenant and id < :before
                                   and (cast(:todo as text) is null or todo_id = :todo)
                                 order by id desc
                                 limit :limit
                                """)
                        .map(DeliveryRows::delivery)
                        .all();
        return transactions.many(Scope.of(tenant), found);
    }

    @Override
    public Flux<Message> messages(TenantId tenant, Page page) {
        var found =
                of(
                                tenant,
                                page,
                                """
                                select id, todo_id, todo_version, category, title,
                                       details::text as details, page, asked_by, asked_at, due_at,
                                       assignees, heard_at,
                                       (select coalesce(jsonb_object_agg(standing, people), '{}')::text
                                          from (select standing, count(*) as people
                                                  from delivery
                                                 where delivery.tenant_id = message.tenant_id
                                                   and delivery.todo_id = message.todo_id
                                                   and delivery.todo_version = message.todo_version
                                                 group by standing) as counted) as standings
                                  from message
                                 where tenant_id = :tenant and id < :before
                                   and (cast(:todo as text) is null or todo_id = :todo)
                                 order by id desc
                                 limit :limit
                                """)
                        .map(this::message)
                        .all();
        return transactions.many(Scope.of(tenant), found);
    }

    private GenericExecuteSpec of(TenantId tenant, Page page, String sql) {
        var bound =
                db.sql(sql)
                        .bind("tenant", tenant.value())
                        .bind("before", page.before())
                        .bind("limit", page.limit());
        return Columns.bind(bound, "todo", page.todo().map(Object::toString));
    }

    private Message message(Readable row) {
        return new Message(
                number(row, "id"),
                rows.todo(row),
                instant(row, "heard_at"),
                json.readValue(text(row, "standings"), STANDINGS));
    }
}
