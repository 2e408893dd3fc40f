package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.instant;
import static com.wecombridge.binding.outbound.postgres.Columns.instantOrNull;
import static com.wecombridge.binding.outbound.postgres.Columns.number;
import static com.wecombridge.binding.outbound.postgres.Columns.optionalInstant;
import static com.wecombridge.binding.outbound.postgres.Columns.text;

import com.wecombridge.binding.application.connection.Entitlements;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Table {@code entitlement}. */
@Component
class PostgresEntitlements implements Entitlements {

    private final DatabaseClient db;

    PostgresEntitlements(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> learn(Entitlement entitlement) {
        return db.sql(
                        """
                        insert into entitlement (tenant_id, name, seats, features, valid_from,
                                                 valid_until, version)
                        values (:tenant, :name, :seats, :features, :from, :until, :version)
                        on conflict (tenant_id) do update
                           set name = excluded.name, seats = excluded.seats,
                               features = excluded.features, valid_from = excluded.valid_from,
                               valid_until = excluded.valid_until, ended = false,
                               version = excluded.version
                         where excluded.version > entitlement.version
                        """)
                .bind("tenant", entitlement.tenant().value())
                .bind("name", entitlement.name())
                .bind("seats", entitlement.seats())
                .bind("features", entitlement.features().toArray(String[]::new))
                .bind("from", entitlement.from())
                .bind("until", instantOrNull(entitlement.until()))
                .bind("version", entitlement.version())
                .then();
    }

    @Override
    public Mono<Void> end(TenantId tenant, long version) {
        return db.sql(
                        """
                        update entitlement set ended = true, version = :version
                         where tenant_id = :tenant and version < :version
                        """)
                .bind("tenant", tenant.value())
                .bind("version", version)
                .then();
    }

    @Override
    public Mono<Entitlement> of(TenantId tenant) {
        return db.sql("select * from entitlement where tenant_id = :tenant and not ended")
                .bind("tenant", tenant.value())
                .map(PostgresEntitlements::toEntitlement)
                .one();
    }

    private static Entitlement toEntitlement(Readable row) {
        return new Entitlement(
                new TenantId(text(row, "tenant_id")),
                text(row, "name"),
                Objects.requireNonNull(row.get("seats", Integer.class)),
                Set.of(Objects.requireNonNull(row.get("features", String[].class))),
                instant(row, "valid_from"),
                optionalInstant(row, "valid_until"),
                number(row, "version"));
    }
}
