package com.wecombridge.notification.outbound.postgres;

import static com.wecombridge.notification.outbound.postgres.Columns.bind;

import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.notification.application.Deliveries;
import com.wecombridge.notification.domain.Batch;
import com.wecombridge.notification.domain.Delivery;
import com.wecombridge.notification.domain.Todo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deliveries in table {@code delivery}; a thousand of them cost as many statements as one. */
@Component
final class PostgresDeliveries implements Deliveries {

    /** Settles those that still wait, and counts up what their facts are numbered by. */
    private static final String SETTLE =
            """
            with due as (
                select waiting.crm_user_id, receipt.standing,
                       nullif(receipt.reason, '') as reason
                  from delivery waiting
                  join unnest(:users, :standings, :reasons)
                       as receipt (crm_user_id, standing, reason) using (crm_user_id)
                 where waiting.tenant_id = :tenant and waiting.todo_id = :todo
                   and waiting.todo_version = :version
                   and waiting.standing = 'WAITING'
                 order by waiting.crm_user_id
                   for update of waiting),
            counted as (
                insert into delivery_version as known
                       (tenant_id, todo_id, crm_user_id, version)
                select :tenant, :todo, crm_user_id, 1 from due
                on conflict (tenant_id, todo_id, crm_user_id)
                   do update set version = known.version + 1
                returning crm_user_id, version)
            update delivery
               set standing = due.standing, reason = due.reason,
                   message_id = :messageId, changed_at = :at,
                   version = counted.version
              from due join counted using (crm_user_id)
             where delivery.tenant_id = :tenant and delivery.todo_id = :todo
               and delivery.todo_version = :version
               and delivery.crm_user_id = due.crm_user_id
            returning delivery.*
            """;

    private final DatabaseClient db;
    private final Transactions transactions;

    PostgresDeliveries(DatabaseClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public Mono<Void> open(TenantId tenant, Todo.Ref todo, List<CrmUserId> users, Instant now) {
        var rows =
                of(
                                tenant,
                                todo,
                                """
                                insert into delivery (tenant_id, todo_id, todo_version, crm_user_id,
                                                      standing, changed_at)
                                select :tenant, :todo, :version, crm_user_id, 'WAITING', :now
                                  from unnest(:users) as crm_user_id
                                on conflict do nothing
                                """)
                        .bind("users", texts(users, CrmUserId::value))
                        .bind("now", now)
                        .then();
        return transactions.within(Scope.of(tenant), rows);
    }

    @Override
    public Flux<CrmUserId> unaddressed(TenantId tenant, Todo.Ref todo) {
        var rows =
                of(
                                tenant,
                                todo,
                                """
                                select crm_user_id
                                  from delivery
                                 where tenant_id = :tenant and todo_id = :todo
                                   and todo_version = :version
                                   and standing = 'WAITING' and posting_id is null
                                 order by id
                                """)
                        .map(row -> new CrmUserId(Columns.text(row, "crm_user_id")))
                        .all();
        return transactions.many(Scope.of(tenant), rows);
    }

    @Override
    public Mono<Long> address(TenantId tenant, Todo.Ref todo, Batch batch) {
        var posting =
                of(
                                tenant,
                                todo,
                                """
                                with posted as (
                                    insert into posting (tenant_id, todo_id, todo_version, corp_id, opened_at)
                                    values (:tenant, :todo, :version, :corp, now())
                                    returning id),
                                addressed as (
                                    update delivery
                                       set posting_id = posted.id, corp_id = :corp,
                                           member_user_id = receiver.member_user_id
                                      from posted,
                                           unnest(:users, :members) as receiver (crm_user_id, member_user_id)
                                     where delivery.tenant_id = :tenant and delivery.todo_id = :todo
                                       and delivery.todo_version = :version
                                       and delivery.crm_user_id = receiver.crm_user_id)
                                select id from posted
                                """)
                        .bind("corp", batch.corp().value())
                        .bind("users", texts(batch.receivers(), r -> r.user().value()))
                        .bind("members", texts(batch.receivers(), r -> r.member().value()))
                        .map(row -> Columns.number(row, "id"))
                        .one();
        return transactions.within(Scope.of(tenant), posting);
    }

    @Override
    public Flux<Delivery> settle(TenantId tenant, Settlement settlement) {
        var receipts = List.copyOf(settlement.receipts().entrySet());
        var sql =
                of(tenant, settlement.todo(), SETTLE)
                        .bind("users", texts(receipts, entry -> entry.getKey().value()))
                        .bind("standings", texts(receipts, e -> e.getValue().standing().name()))
                        .bind("reasons", texts(receipts, e -> e.getValue().reason().orElse("")))
                        .bind("at", settlement.at());
        var changed =
                bind(sql, "messageId", settlement.messageId()).map(DeliveryRows::delivery).all();
        return transactions.many(Scope.of(tenant), changed);
    }

    private GenericExecuteSpec of(TenantId tenant, Todo.Ref todo, String sql) {
        return db.sql(sql)
                .bind("tenant", tenant.value())
                .bind("todo", todo.todo().value())
                .bind("version", todo.version());
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
