package com.wecombridge.notification.outbound.postgres;

import static com.wecombridge.notification.outbound.postgres.Columns.instant;
import static com.wecombridge.notification.outbound.postgres.Columns.number;
import static com.wecombridge.notification.outbound.postgres.Columns.text;

import com.wecombridge.events.binding.AccountBindingEvent;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.crm.CrmUserEvent;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.notification.application.Directory;
import com.wecombridge.notification.domain.Pairing;
import com.wecombridge.notification.domain.Sender;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The read models in {@code crm_user}, {@code account_binding}, {@code corp_app}, {@code member}.
 */
@Component
final class PostgresDirectory implements Directory {

    private final DatabaseClient db;
    private final Transactions transactions;
    private final DirectoryUpserts upserts;

    PostgresDirectory(DatabaseClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
        this.upserts = new DirectoryUpserts(db);
    }

    @Override
    public Mono<Void> remember(CrmUserEvent fact) {
        return transactions.within(Scope.of(fact.tenant()), upserts.of(fact));
    }

    @Override
    public Mono<Void> remember(AccountBindingEvent fact) {
        return transactions.within(Scope.of(fact.tenant()), upserts.of(fact));
    }

    @Override
    public Mono<Void> remember(CorpEvent fact) {
        return transactions.within(Scope.of(fact.tenant()), upserts.of(fact));
    }

    @Override
    public Mono<Void> remember(MemberEvent fact) {
        return transactions.within(Scope.of(fact.tenant()), upserts.of(fact));
    }

    @Override
    public Flux<Pairing> pairings(TenantId tenant, Collection<CrmUserId> users) {
        var rows =
                db.sql(
                                """
                                select crm_user_id, corp_id, member_user_id, bound_at,
                                       exists (select 1 from corp_app app
                                                where app.tenant_id = paired.tenant_id
                                                  and app.corp_id = paired.corp_id
                                                  and app.agent_id is not null) as reachable
                                  from account_binding paired
                                 where tenant_id = :tenant and crm_user_id = any(:users)
                                   and member_user_id is not null
                                """)
                        .bind("tenant", tenant.value())
                        .bind("users", users.stream().map(CrmUserId::value).toArray(String[]::new))
                        .map(PostgresDirectory::pairing)
                        .all();
        return transactions.many(Scope.of(tenant), rows);
    }

    @Override
    public Flux<Sender> senders(TenantId tenant, CorpId corp) {
        var rows =
                db.sql(
                                """
                                select app_id, agent_id, connected_at
                                  from corp_app
                                 where tenant_id = :tenant and corp_id = :corp
                                   and agent_id is not null
                                """)
                        .bind("tenant", tenant.value())
                        .bind("corp", corp.value())
                        .map(PostgresDirectory::sender)
                        .all();
        return transactions.many(Scope.of(tenant), rows);
    }

    @Override
    public Mono<String> nameOf(TenantId tenant, CrmUserId user) {
        var name =
                db.sql(
                                """
                                select name
                                  from crm_user
                                 where tenant_id = :tenant and crm_user_id = :user
                                   and name is not null
                                """)
                        .bind("tenant", tenant.value())
                        .bind("user", user.value())
                        .map(row -> text(row, "name"))
                        .one();
        return transactions.within(Scope.of(tenant), name);
    }

    @Override
    public Flux<MemberUserId> outsideRange(
            TenantId tenant, CorpId corp, Collection<MemberUserId> members) {
        var rows =
                db.sql(
                                """
                                select member_key
                                  from member
                                 where tenant_id = :tenant and corp_id = :corp
                                   and member_key = any(:members)
                                 group by member_key
                                having not bool_or(inside_range)
                                """)
                        .bind("tenant", tenant.value())
                        .bind("corp", corp.value())
                        .bind(
                                "members",
                                members.stream().map(MemberUserId::key).toArray(String[]::new))
                        .map(row -> new MemberUserId(text(row, "member_key")))
                        .all();
        return transactions.many(Scope.of(tenant), rows);
    }

    private static Pairing pairing(Readable row) {
        return new Pairing(
                new CrmUserId(text(row, "crm_user_id")),
                new CorpId(text(row, "corp_id")),
                new MemberUserId(text(row, "member_user_id")),
                Objects.requireNonNull(row.get("reachable", Boolean.class)),
                instant(row, "bound_at"));
    }

    private static Sender sender(Readable row) {
        return new Sender(
                new AppId(text(row, "app_id")),
                number(row, "agent_id"),
                instant(row, "connected_at"));
    }
}
