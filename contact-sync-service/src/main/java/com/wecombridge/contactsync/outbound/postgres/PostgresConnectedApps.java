package com.wecombridge.contactsync.outbound.postgres;

import static com.wecombridge.contactsync.outbound.postgres.Rows.get;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code connected_app}. */
@Component
final class PostgresConnectedApps implements ConnectedApps {

    private static final String ONE =
            """
            select * from connected_app
             where tenant_id = :tenant and corp_id = :corp and app_id = :app
            """;

    private final DatabaseClient db;

    PostgresConnectedApps(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<ConnectedApp> find(AppRef app) {
        return one(ONE, app);
    }

    @Override
    public Mono<ConnectedApp> locked(AppRef app) {
        return one(ONE + " for update", app);
    }

    @Override
    public Mono<ConnectedApp> steady(AppRef app) {
        return one(ONE + " for share", app);
    }

    private Mono<ConnectedApp> one(String sql, AppRef app) {
        return Rows.of(db, sql, app).map(PostgresConnectedApps::toApp).one();
    }

    @Override
    public Flux<ConnectedApp> of(CorpId corp) {
        return db.sql(
                        "select * from connected_app where corp_id = :corp and connected order by app_id")
                .bind("corp", corp.value())
                .map(PostgresConnectedApps::toApp)
                .all();
    }

    @Override
    public Flux<ConnectedApp> of(TenantId tenant, CorpId corp) {
        return db.sql(
                        """
                        select * from connected_app
                         where tenant_id = :tenant and corp_id = :corp and connected
                         order by app_id
                        """)
                .bind("tenant", tenant.value())
                .bind("corp", corp.value())
                .map(PostgresConnectedApps::toApp)
                .all();
    }

    @Override
    public Mono<Void> save(ConnectedApp app) {
        return Rows.of(
                        db,
                        """
                        insert into connected_app
                               (tenant_id, corp_id, app_id, mode, agent_id, connected, version)
                        values (:tenant, :corp, :app, :mode, :agent, :connected, :version)
                        on conflict (tenant_id, corp_id, app_id) do update
                           set mode = excluded.mode, agent_id = excluded.agent_id,
                               connected = excluded.connected, version = excluded.version
                         where connected_app.version < excluded.version
                        """,
                        app.ref())
                .bind("mode", app.mode().name())
                .bind("agent", app.agentId())
                .bind("connected", app.connected())
                .bind("version", app.version())
                .then();
    }

    @Override
    public Mono<Void> beginWholeReading(AppRef app, Instant readAt) {
        return Rows.of(
                        db,
                        """
                        update connected_app set reading_at = greatest(reading_at, :readAt)
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                        """,
                        app)
                .bind("readAt", readAt)
                .then();
    }

    @Override
    public Mono<ConnectedApp> steadyIn(AppRef app, Instant wholeReading) {
        return Rows.of(db, ONE + " and connected and reading_at = :readAt for share", app)
                .bind("readAt", wholeReading)
                .map(PostgresConnectedApps::toApp)
                .one();
    }

    @Override
    public Mono<Void> endWholeReading(AppRef app, Instant readAt) {
        return Rows.of(
                        db,
                        """
                        update connected_app set whole_read_at = greatest(whole_read_at, :readAt)
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                        """,
                        app)
                .bind("readAt", readAt)
                .then();
    }

    @Override
    public Mono<Long> nextRunVersion(AppRef app) {
        return Rows.of(
                        db,
                        """
                        update connected_app set run_version = run_version + 1
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                        returning run_version
                        """,
                        app)
                .map(row -> get(row, "run_version", Long.class))
                .one();
    }

    private static ConnectedApp toApp(Readable row) {
        return new ConnectedApp(
                Rows.app(row),
                AppMode.valueOf(get(row, "mode", String.class)),
                get(row, "agent_id", Long.class),
                get(row, "connected", Boolean.class),
                get(row, "version", Long.class),
                get(row, "whole_read_at", Instant.class));
    }
}
