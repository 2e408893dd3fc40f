package com.wecombridge.notification.outbound.postgres;

import com.wecombridge.events.binding.AccountBindingEvent;
import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.crm.CrmUserEvent;
import com.wecombridge.events.crm.CrmUserEvent.CrmUserChanged;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** How a fact changes the row of its aggregate: never behind a version that the row has seen. */
final class DirectoryUpserts {

    private final DatabaseClient db;

    DirectoryUpserts(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> of(CrmUserEvent fact) {
        var name =
                fact instanceof CrmUserChanged changed
                        ? Optional.of(changed.name())
                        : Optional.<String>empty();
        var sql =
                db.sql(
                                """
                                insert into crm_user as known (tenant_id, crm_user_id, name, version)
                                values (:tenant, :user, :name, :version)
                                on conflict (tenant_id, crm_user_id) do update
                                   set name = excluded.name, version = excluded.version
                                 where excluded.version > known.version
                                """)
                        .bind("tenant", fact.tenant().value())
                        .bind("user", fact.user().value())
                        .bind("version", fact.version());
        return Columns.bind(sql, "name", name).then();
    }

    Mono<Void> of(AccountBindingEvent fact) {
        var bound =
                fact instanceof AccountBound account
                        ? Optional.of(account)
                        : Optional.<AccountBound>empty();
        var sql =
                db.sql(
                                """
                                insert into account_binding as known (tenant_id, corp_id, crm_user_id,
                                       member_user_id, bound_at, version)
                                values (:tenant, :corp, :user, :member, :boundAt, :version)
                                on conflict (tenant_id, crm_user_id, corp_id) do update
                                   set member_user_id = excluded.member_user_id,
                                       bound_at = excluded.bound_at, version = excluded.version
                                 where excluded.version > known.version
                                """)
                        .bind("tenant", fact.tenant().value())
                        .bind("corp", fact.corp().value())
                        .bind("user", fact.crmUser().value())
                        .bind("version", fact.version());
        sql = Columns.bind(sql, "member", bound.map(account -> account.member().value()));
        return Columns.bindTime(sql, "boundAt", bound.map(AccountBound::boundAt)).then();
    }

    Mono<Void> of(CorpEvent fact) {
        var sql =
                db.sql(
                                """
                                insert into corp_app as known (tenant_id, corp_id, app_id, agent_id,
                                       connected_at, version)
                                values (:tenant, :corp, :app, :agent, :connectedAt, :version)
                                on conflict (tenant_id, corp_id, app_id) do update
                                   set agent_id = excluded.agent_id,
                                       connected_at = excluded.connected_at,
                                       version = excluded.version
                                 where excluded.version > known.version
                                """)
                        .bind("tenant", fact.tenant().value())
                        .bind("corp", fact.corp().value())
                        .bind("app", fact.app().value())
                        .bind("version", fact.version());
        if (fact instanceof CorpConnected connected) {
            return sql.bind("agent", connected.agentId())
                    .bind("connectedAt", connected.connectedAt())
                    .then();
        }
        return sql.bindNull("agent", Long.class).bindNull("connectedAt", Instant.class).then();
    }

    Mono<Void> of(MemberEvent fact) {
        return db.sql(
                        """
                        insert into member as known (tenant_id, corp_id, member_key, app_id,
                               inside_range, version)
                        values (:tenant, :corp, :member, :app, :inside, :version)
                        on conflict (tenant_id, corp_id, member_key, app_id) do update
                           set inside_range = excluded.inside_range, version = excluded.version
                         where excluded.version > known.version
                        """)
                .bind("tenant", fact.tenant().value())
                .bind("corp", fact.corp().value())
                .bind("member", fact.member().key())
                .bind("app", fact.app().value())
                .bind("inside", fact instanceof MemberMirrored mirrored && mirrored.insideRange())
                .bind("version", fact.version())
                .then();
    }
}
