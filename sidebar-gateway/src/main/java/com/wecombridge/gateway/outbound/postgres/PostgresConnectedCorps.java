package com.wecombridge.gateway.outbound.postgres;

import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.application.ConnectedCorps;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The read model in table {@code connected_corp}. */
@Component
class PostgresConnectedCorps implements ConnectedCorps {

    private static final String REMEMBER =
            """
            insert into connected_corp as known (tenant_id, corp_id, app_id, ended, version)
            values ($1, $2, $3, $4, $5)
            on conflict (corp_id, app_id) do update
               set tenant_id = excluded.tenant_id,
                   ended = excluded.ended,
                   version = excluded.version
             where excluded.version > known.version
            """;

    private static final String TENANTS =
            """
            select distinct tenant_id
              from connected_corp
             where corp_id = $1 and not ended
            """;

    private final DatabaseClient db;

    PostgresConnectedCorps(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> remember(CorpEvent fact) {
        return db.sql(REMEMBER)
                .bind(0, fact.tenant().value())
                .bind(1, fact.corp().value())
                .bind(2, fact.app().value())
                .bind(3, fact instanceof CorpDisconnected)
                .bind(4, fact.version())
                .then();
    }

    @Override
    public Flux<TenantId> tenantsOf(CorpId corp) {
        return db.sql(TENANTS)
                .bind(0, corp.value())
                .map(row -> new TenantId(Objects.requireNonNull(row.get(0, String.class))))
                .all();
    }
}
