package com.wecombridge.gateway.outbound.postgres;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.application.CallbackSettings;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackKeyPair;
import com.wecombridge.gateway.domain.CallbackSetting;
import com.wecombridge.gateway.domain.CallbackSetting.Former;
import com.wecombridge.wecom.secrets.Purpose;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Settings in table {@code callback_setting}; tokens and keys are sealed for their tenant. */
@Component
class PostgresCallbackSettings implements CallbackSettings {

    private static final String OF_CORP =
            """
            select tenant_id, corp_id, app_id, sealed_token, sealed_key, former_sealed_token,
                   former_sealed_key, former_valid_until, changed_at
              from callback_setting
             where corp_id = $1
            """;

    private static final String REMOVE_OTHERS =
            """
            delete from callback_setting
             where corp_id = $1 and tenant_id <> $2
            """;

    private static final String SAVE =
            """
            insert into callback_setting (tenant_id, corp_id, app_id, sealed_token, sealed_key,
                    former_sealed_token, former_sealed_key, former_valid_until, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (corp_id, app_id) do update
               set sealed_token = excluded.sealed_token,
                   sealed_key = excluded.sealed_key,
                   former_sealed_token = excluded.former_sealed_token,
                   former_sealed_key = excluded.former_sealed_key,
                   former_valid_until = excluded.former_valid_until,
                   changed_at = excluded.changed_at
            """;

    private final DatabaseClient db;
    private final Transactions transactions;
    private final Vault vault;

    PostgresCallbackSettings(DatabaseClient db, Transactions transactions, Vault vault) {
        this.db = db;
        this.transactions = transactions;
        this.vault = vault;
    }

    @Override
    public Flux<CallbackSetting> of(CorpId corp) {
        return transactions.many(Scope.of(corp), read(corp));
    }

    @Override
    public Flux<CallbackSetting> hold(CorpId corp) {
        return db.sql("select pg_advisory_xact_lock(hashtextextended($1, 1))")
                .bind(0, corp.value())
                .then()
                .thenMany(read(corp));
    }

    @Override
    public Mono<Void> save(CallbackSetting setting) {
        return db.sql(REMOVE_OTHERS)
                .bind(0, setting.address().corp().value())
                .bind(1, setting.tenant().value())
                .then()
                .then(upsert(setting));
    }

    private Mono<Void> upsert(CallbackSetting setting) {
        var scope = Scope.of(setting.tenant());
        var former = setting.former();
        return db.sql(SAVE)
                .bind(0, setting.tenant().value())
                .bind(1, setting.address().corp().value())
                .bind(2, setting.address().app().value())
                .bind(3, vault.seal(scope, Purpose.CALLBACK_TOKEN, setting.current().token()))
                .bind(
                        4,
                        vault.seal(scope, Purpose.CALLBACK_KEY, setting.current().encodingAesKey()))
                .bind(
                        5,
                        text(
                                former.map(old ->
                                        vault.seal(
                                                scope,
                                                Purpose.CALLBACK_TOKEN,
                                                old.pair().token()))))
                .bind(
                        6,
                        text(
                                former.map(old ->
                                        vault.seal(
                                                scope,
                                                Purpose.CALLBACK_KEY,
                                                old.pair().encodingAesKey()))))
                .bind(7, former.<Object>map(Former::validUntil).orElse(NO_MOMENT))
                .bind(8, setting.changedAt())
                .then();
    }

    private static final Object NO_MOMENT = Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE);

    private Flux<CallbackSetting> read(CorpId corp) {
        return db.sql(OF_CORP).bind(0, corp.value()).map(this::toSetting).all();
    }

    private CallbackSetting toSetting(Readable row) {
        var tenant = new TenantId(required(row, "tenant_id"));
        var address =
                new CorpApp(
                        new CorpId(required(row, "corp_id")), new AppId(required(row, "app_id")));
        return new CallbackSetting(
                tenant,
                address,
                pair(tenant, required(row, "sealed_token"), required(row, "sealed_key")),
                former(tenant, row),
                Objects.requireNonNull(row.get("changed_at", Instant.class)));
    }

    private Optional<Former> former(TenantId tenant, Readable row) {
        return Optional.ofNullable(row.get("former_valid_until", Instant.class))
                .map(until ->
                        new Former(
                                pair(
                                        tenant,
                                        required(row, "former_sealed_token"),
                                        required(row, "former_sealed_key")),
                                until));
    }

    private CallbackKeyPair pair(TenantId tenant, String sealedToken, String sealedKey) {
        var scope = Scope.of(tenant);
        return new CallbackKeyPair(
                vault.open(scope, Purpose.CALLBACK_TOKEN, sealedToken),
                vault.open(scope, Purpose.CALLBACK_KEY, sealedKey));
    }

    private static String required(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static Object text(Optional<String> value) {
        return value.<Object>map(text -> text).orElse(Parameters.in(R2dbcType.VARCHAR));
    }
}
