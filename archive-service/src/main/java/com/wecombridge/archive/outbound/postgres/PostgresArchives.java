package com.wecombridge.archive.outbound.postgres;

import com.wecombridge.archive.application.Archives;
import com.wecombridge.archive.domain.ArchiveSettings.WakeUps;
import com.wecombridge.archive.domain.KeyPair;
import com.wecombridge.archive.domain.KeyPairId;
import com.wecombridge.archive.domain.KeyVersion;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Settings in {@code archive}, key pairs in {@code archive_key_pair}. */
@Component
final class PostgresArchives implements Archives {

    private final DatabaseClient db;

    PostgresArchives(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> lock(TenantId tenant, CorpId corp) {
        return of(
                        tenant,
                        corp,
                        """
                        insert into archive as known (tenant_id, corp_id)
                        values (:tenant, :corp)
                        on conflict (tenant_id, corp_id) do update
                           set announced_count = known.announced_count
                        """)
                .then();
    }

    @Override
    public Mono<Void> setSecret(TenantId tenant, CorpId corp, SealedSecret secret, Instant now) {
        return of(
                        tenant,
                        corp,
                        """
                        update archive set secret = :secret, secret_set_at = :now
                         where tenant_id = :tenant and corp_id = :corp
                        """)
                .bind("secret", secret.value())
                .bind("now", now)
                .then();
    }

    @Override
    public Mono<Instant> secretSetAt(TenantId tenant, CorpId corp) {
        return of(
                        tenant,
                        corp,
                        """
                        select secret_set_at
                          from archive
                         where tenant_id = :tenant and corp_id = :corp
                           and secret_set_at is not null
                        """)
                .map(row -> Objects.requireNonNull(row.get("secret_set_at", Instant.class)))
                .one();
    }

    @Override
    public Mono<Void> add(TenantId tenant, CorpId corp, KeyPair pair, SealedSecret privateKey) {
        return of(
                        tenant,
                        corp,
                        """
                        insert into archive_key_pair
                               (tenant_id, corp_id, id, public_key, private_key, generated_at)
                        values (:tenant, :corp, :id, :publicKey, :privateKey, :generatedAt)
                        """)
                .bind("id", pair.id().value())
                .bind("publicKey", pair.publicKey())
                .bind("privateKey", privateKey.value())
                .bind("generatedAt", pair.generatedAt())
                .then();
    }

    @Override
    public Mono<Void> number(TenantId tenant, CorpId corp, KeyPair pair) {
        return of(
                        tenant,
                        corp,
                        """
                        update archive_key_pair set version = :version
                         where tenant_id = :tenant and corp_id = :corp and id = :id
                        """)
                .bind("version", pair.version().orElseThrow().value())
                .bind("id", pair.id().value())
                .then();
    }

    @Override
    public Flux<KeyPair> keyPairs(TenantId tenant, CorpId corp) {
        return of(
                        tenant,
                        corp,
                        """
                        select id, public_key, version, generated_at
                          from archive_key_pair
                         where tenant_id = :tenant and corp_id = :corp
                         order by generated_at desc, id
                        """)
                .map(PostgresArchives::keyPair)
                .all();
    }

    @Override
    public Mono<WakeUps> wakeUps(TenantId tenant, CorpId corp) {
        return of(
                        tenant,
                        corp,
                        """
                        select announced_count, last_announced_at
                          from archive
                         where tenant_id = :tenant and corp_id = :corp
                        """)
                .map(PostgresArchives::wakeUps)
                .one()
                .defaultIfEmpty(new WakeUps(0, Optional.empty()));
    }

    /** Under the corp's scope, in which rows of its tenant may be read and written. */
    @Override
    public Mono<Boolean> announced(CorpId corp, Instant at) {
        return db.sql(
                        """
                        insert into archive as known (tenant_id, corp_id, announced_count, last_announced_at)
                        select distinct tenant_id, corp_id, 1, cast(:at as timestamptz)
                          from corp_app
                         where corp_id = :corp and connected
                        on conflict (tenant_id, corp_id) do update
                           set announced_count = known.announced_count + 1,
                               last_announced_at = greatest(known.last_announced_at, excluded.last_announced_at)
                        """)
                .bind("at", at)
                .bind("corp", corp.value())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    private GenericExecuteSpec of(TenantId tenant, CorpId corp, String sql) {
        return db.sql(sql).bind("tenant", tenant.value()).bind("corp", corp.value());
    }

    private static KeyPair keyPair(Readable row) {
        return new KeyPair(
                new KeyPairId(Objects.requireNonNull(row.get("id", UUID.class))),
                Objects.requireNonNull(row.get("public_key", String.class)),
                Optional.ofNullable(row.get("version", Integer.class)).map(KeyVersion::new),
                Objects.requireNonNull(row.get("generated_at", Instant.class)));
    }

    private static WakeUps wakeUps(Readable row) {
        return new WakeUps(
                Objects.requireNonNull(row.get("announced_count", Long.class)),
                Optional.ofNullable(row.get("last_announced_at", Instant.class)));
    }
}
