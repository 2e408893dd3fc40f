package com.wecombridge.archive.outbound.postgres;

import com.wecombridge.archive.application.Corps;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The read model in {@code corp_app}. */
@Component
final class PostgresCorps implements Corps {

    private final DatabaseClient db;

    PostgresCorps(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> remember(CorpEvent fact) {
        return db.sql(
                        """
                        insert into corp_app as known (tenant_id, corp_id, app_id, connected, version)
                        values (:tenant, :corp, :app, :connected, :version)
                        on conflict (tenant_id, corp_id, app_id) do update
                           set connected = excluded.connected, version = excluded.version
                         where excluded.version > known.version
                        """)
                .bind("tenant", fact.tenant().value())
                .bind("corp", fact.corp().value())
                .bind("app", fact.app().value())
                .bind("connected", fact instanceof CorpConnected)
                .bind("version", fact.version())
                .then();
    }

    @Override
    public Mono<Boolean> connected(TenantId tenant, CorpId corp) {
        return db.sql(
                        """
                        select 1
                          from corp_app
                         where tenant_id = :tenant and corp_id = :corp and connected
                         limit 1
                        """)
                .bind("tenant", tenant.value())
                .bind("corp", corp.value())
                .map(_ -> true)
                .one()
                .defaultIfEmpty(false);
    }
}
