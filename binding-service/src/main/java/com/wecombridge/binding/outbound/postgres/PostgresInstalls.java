package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.instant;
import static com.wecombridge.binding.outbound.postgres.Columns.instantOrNull;
import static com.wecombridge.binding.outbound.postgres.Columns.optionalText;
import static com.wecombridge.binding.outbound.postgres.Columns.text;
import static com.wecombridge.binding.outbound.postgres.Columns.textOrNull;

import com.wecombridge.binding.application.install.Installs;
import com.wecombridge.binding.domain.connection.Install;
import com.wecombridge.binding.domain.connection.Install.Reason;
import com.wecombridge.binding.domain.connection.Install.State;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tables {@code install} and {@code install_state}. */
@Component
class PostgresInstalls implements Installs {

    private final DatabaseClient db;

    PostgresInstalls(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> save(Install install) {
        var row = InstallRow.of(install.state());
        return db.sql(
                        """
                        insert into install (install_id, tenant_id, state, auth_code, received_at,
                                             expires_at, corp_id, reason)
                        values (:id, :tenant, :state, :code, :receivedAt, :expiresAt, :corp, :reason)
                        on conflict (install_id) do update
                           set state = excluded.state, auth_code = excluded.auth_code,
                               received_at = excluded.received_at,
                               expires_at = excluded.expires_at, corp_id = excluded.corp_id,
                               reason = excluded.reason
                        """)
                .bind("id", install.id().value())
                .bind("tenant", textOrNull(install.tenant().map(TenantId::value)))
                .bind("state", row.state())
                .bind("code", textOrNull(row.authCode().map(SealedSecret::value)))
                .bind("receivedAt", instantOrNull(row.receivedAt()))
                .bind("expiresAt", instantOrNull(row.expiresAt()))
                .bind("corp", textOrNull(row.corp().map(CorpId::value)))
                .bind("reason", textOrNull(row.reason().map(Reason::name)))
                .then();
    }

    @Override
    public Mono<Install> of(InstallId install) {
        return db.sql("select * from install where install_id = :id for update")
                .bind("id", install.value())
                .map(PostgresInstalls::toInstall)
                .one();
    }

    @Override
    public Mono<Void> expect(String state, InstallId install, TenantId tenant, Instant expiresAt) {
        return db.sql("delete from install_state where expires_at < now()")
                .then()
                .then(
                        db.sql(
                                        """
                                        insert into install_state values (:hash, :tenant, :install, :until)
                                        """)
                                .bind("hash", hash(state))
                                .bind("tenant", tenant.value())
                                .bind("install", install.value())
                                .bind("until", expiresAt)
                                .then());
    }

    @Override
    public Mono<Expected> redeem(String state, Instant now) {
        return db.sql(
                        """
                        delete from install_state where state_hash = :hash and expires_at > :now
                        returning install_id, tenant_id
                        """)
                .bind("hash", hash(state))
                .bind("now", now)
                .map(row ->
                        new Expected(
                                new InstallId(text(row, "install_id")),
                                new TenantId(text(row, "tenant_id"))))
                .one();
    }

    private static Install toInstall(Readable row) {
        return new Install(
                new InstallId(text(row, "install_id")),
                optionalText(row, "tenant_id").map(TenantId::new),
                toState(row));
    }

    private static State toState(Readable row) {
        return switch (text(row, "state")) {
            case "AWAITING_ADMINISTRATOR" ->
                    new State.AwaitingAdministrator(instant(row, "expires_at"));
            case "CODE_RECEIVED" ->
                    new State.CodeReceived(
                            new SealedSecret(text(row, "auth_code")), instant(row, "received_at"));
            case "EXCHANGING" -> new State.Exchanging(instant(row, "received_at"));
            case "EXCHANGED" -> new State.Exchanged(new CorpId(text(row, "corp_id")));
            case "REFUSED" -> new State.Refused(Reason.valueOf(text(row, "reason")));
            case "OUTCOME_UNKNOWN" -> new State.OutcomeUnknown();
            case String unknown -> throw new IllegalStateException("install state " + unknown);
        };
    }

    private static String hash(String state) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(state.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    /** A state, flat; each column that is not its own is empty. */
    private record InstallRow(
            String state,
            Optional<SealedSecret> authCode,
            Optional<Instant> receivedAt,
            Optional<Instant> expiresAt,
            Optional<CorpId> corp,
            Optional<Reason> reason) {

        static InstallRow of(State state) {
            return switch (state) {
                case State.AwaitingAdministrator(var until) ->
                        row("AWAITING_ADMINISTRATOR").expiring(until);
                case State.CodeReceived(var code, var at) -> row("CODE_RECEIVED").with(code, at);
                case State.Exchanging(var at) -> row("EXCHANGING").receivedAt(at);
                case State.Exchanged(var corp) -> row("EXCHANGED").of(corp);
                case State.Refused(var reason) -> row("REFUSED").because(reason);
                case State.OutcomeUnknown() -> row("OUTCOME_UNKNOWN");
            };
        }

        private static InstallRow row(String state) {
            return new InstallRow(
                    state,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private InstallRow expiring(Instant until) {
            return new InstallRow(state, authCode, receivedAt, Optional.of(until), corp, reason);
        }

        private InstallRow with(SealedSecret code, Instant at) {
            return new InstallRow(
                    state, Optional.of(code), Optional.of(at), expiresAt, corp, reason);
        }

        private InstallRow receivedAt(Instant at) {
            return new InstallRow(state, authCode, Optional.of(at), expiresAt, corp, reason);
        }

        private InstallRow of(CorpId found) {
            return new InstallRow(
                    state, authCode, receivedAt, expiresAt, Optional.of(found), reason);
        }

        private InstallRow because(Reason why) {
            return new InstallRow(state, authCode, receivedAt, expiresAt, corp, Optional.of(why));
        }
    }
}
