package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.optionalText;
import static com.wecombridge.binding.outbound.postgres.Columns.text;

import com.wecombridge.binding.application.connection.CorpOverview;
import com.wecombridge.binding.application.connection.Corps;
import com.wecombridge.binding.application.token.AppCredentials;
import com.wecombridge.binding.domain.connection.AppKind;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Disconnected;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tables {@code corp} and {@code corp_app}. */
@Component
class PostgresCorps implements Corps, AppCredentials, CorpOverview {

    private static final String APP =
            "select corp_app.*, corp_app.version as app_version from corp_app";

    private final DatabaseClient db;

    PostgresCorps(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> meet(CorpId corp) {
        return db.sql("insert into corp (corp_id) values (:corp) on conflict do nothing")
                .bind("corp", corp.value())
                .then();
    }

    @Override
    public Mono<Optional<TenantId>> owner(CorpId corp) {
        return db.sql("select tenant_id from corp where corp_id = :corp for update")
                .bind("corp", corp.value())
                .map(row -> optionalText(row, "tenant_id").map(TenantId::new))
                .one();
    }

    @Override
    public Mono<Void> giveTo(CorpId corp, TenantId tenant) {
        return give("update corp set tenant_id = :tenant where corp_id = :corp", corp, tenant)
                .then(
                        give(
                                """
                                update corp_app set tenant_id = :tenant, version = version + 1
                                 where corp_id = :corp
                                """,
                                corp,
                                tenant));
    }

    private Mono<Void> give(String sql, CorpId corp, TenantId tenant) {
        return db.sql(sql).bind("corp", corp.value()).bind("tenant", tenant.value()).then();
    }

    @Override
    public Mono<CorpApp> app(CorpId corp, AppId app) {
        return db.sql(APP + " where corp_id = :corp and app_id = :app for update")
                .bind("corp", corp.value())
                .bind("app", app.value())
                .map(AppColumns::read)
                .one();
    }

    @Override
    public Flux<CorpApp> apps(CorpId corp) {
        return db.sql(APP + " where corp_id = :corp order by app_id for update")
                .bind("corp", corp.value())
                .map(AppColumns::read)
                .all();
    }

    @Override
    public Mono<Void> authorize(CorpApp app, SealedSecret credential) {
        var statement =
                db.sql(
                        """
                        insert into corp_app (corp_id, app_id, tenant_id, kind, standing, agent_id,
                               corp_name, verified, connected_at, disconnected_at, authorized_at,
                               credential, version)
                        values (:corp, :app, :tenant, :kind, :standing, :agent, :name, :verified,
                               :connectedAt, :disconnectedAt, :authorizedAt, :credential, :version)
                        on conflict (corp_id, app_id) do update
                           set tenant_id = excluded.tenant_id, standing = excluded.standing,
                               agent_id = excluded.agent_id, corp_name = excluded.corp_name,
                               verified = excluded.verified, connected_at = excluded.connected_at,
                               disconnected_at = excluded.disconnected_at,
                               authorized_at = excluded.authorized_at,
                               credential = excluded.credential, version = excluded.version
                        """);
        return AppColumns.bind(statement, app).bind("credential", credential.value()).then();
    }

    @Override
    public Mono<Void> save(CorpApp app) {
        var statement =
                db.sql(
                        """
                        update corp_app
                           set tenant_id = :tenant, kind = :kind, standing = :standing,
                               agent_id = :agent, corp_name = :name, verified = :verified,
                               connected_at = :connectedAt, disconnected_at = :disconnectedAt,
                               authorized_at = :authorizedAt, version = :version,
                               credential = case when :gone then null else credential end
                         where corp_id = :corp and app_id = :app
                        """);
        return AppColumns.bind(statement, app)
                .bind("gone", app.standing() instanceof Disconnected)
                .then();
    }

    @Override
    public Mono<Optional<AppCredential>> credentialOf(CorpId corp, AppId app) {
        return db.sql(
                        """
                        select corp_id, app_id, kind, tenant_id, credential from corp_app
                         where corp_id = :corp and app_id = :app and credential is not null
                           for update
                        """)
                .bind("corp", corp.value())
                .bind("app", app.value())
                .map(PostgresCorps::toCredential)
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static AppCredential toCredential(Readable row) {
        return new AppCredential(
                new CorpId(text(row, "corp_id")),
                new AppId(text(row, "app_id")),
                AppKind.valueOf(text(row, "kind")),
                optionalText(row, "tenant_id").map(TenantId::new),
                new SealedSecret(text(row, "credential")));
    }

    @Override
    public Flux<Line> of(TenantId tenant) {
        return db.sql(
                        """
                        select app.*, app.version as app_version, token, fingerprint, issued_at,
                               expires_at, renew_at, coalesce(rejected, false) as rejected, trouble,
                               trouble_cause, trouble_since
                          from corp_app app
                          left join (select * from app_token where kind = 'ACCESS_TOKEN') kept
                               using (corp_id, app_id)
                         where app.tenant_id = :tenant
                         order by corp_id, app_id
                        """)
                .bind("tenant", tenant.value())
                .map(PostgresCorps::toLine)
                .all();
    }

    private static Line toLine(Readable row) {
        return new Line(AppColumns.read(row), TokenColumns.read(row));
    }
}
