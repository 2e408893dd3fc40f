package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.flag;
import static com.wecombridge.binding.outbound.postgres.Columns.text;

import com.wecombridge.binding.application.pairing.CrmUsers;
import com.wecombridge.binding.application.pairing.Page;
import com.wecombridge.binding.domain.pairing.Circumstances.UserStanding;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code crm_user}. */
@Component
class PostgresCrmUsers implements CrmUsers {

    private final DatabaseClient db;

    PostgresCrmUsers(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> learn(CrmUser user, long version) {
        return db.sql(
                        """
                        insert into crm_user (tenant_id, crm_user_id, name, licensed, version)
                        values (:tenant, :user, :name, :licensed, :version)
                        on conflict (tenant_id, crm_user_id) do update
                           set name = excluded.name, licensed = excluded.licensed, removed = false,
                               version = excluded.version
                         where excluded.version > crm_user.version
                        """)
                .bind("tenant", user.tenant().value())
                .bind("user", user.user().value())
                .bind("name", user.name())
                .bind("licensed", user.licensed())
                .bind("version", version)
                .then();
    }

    @Override
    public Mono<Void> forget(TenantId tenant, CrmUserId user, long version) {
        return db.sql(
                        """
                        insert into crm_user (tenant_id, crm_user_id, name, licensed, removed, version)
                        values (:tenant, :user, '', false, true, :version)
                        on conflict (tenant_id, crm_user_id) do update
                           set name = '', licensed = false, removed = true,
                               version = excluded.version
                         where excluded.version > crm_user.version
                        """)
                .bind("tenant", tenant.value())
                .bind("user", user.value())
                .bind("version", version)
                .then();
    }

    @Override
    public Mono<UserStanding> standing(TenantId tenant, CrmUserId user) {
        return db.sql(
                        """
                        select licensed from crm_user
                         where tenant_id = :tenant and crm_user_id = :user and not removed
                        """)
                .bind("tenant", tenant.value())
                .bind("user", user.value())
                .map(row -> flag(row, "licensed") ? UserStanding.LICENSED : UserStanding.UNLICENSED)
                .one()
                .defaultIfEmpty(UserStanding.UNKNOWN);
    }

    @Override
    public Flux<CrmUser> users(TenantId tenant, Page page) {
        return db.sql(
                        """
                        select crm_user_id, name, licensed from crm_user
                         where tenant_id = :tenant and not removed and crm_user_id > :after
                         order by crm_user_id
                         limit :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("after", page.after())
                .bind("limit", page.limit())
                .map(row ->
                        new CrmUser(
                                tenant,
                                new CrmUserId(text(row, "crm_user_id")),
                                text(row, "name"),
                                flag(row, "licensed")))
                .all();
    }
}
