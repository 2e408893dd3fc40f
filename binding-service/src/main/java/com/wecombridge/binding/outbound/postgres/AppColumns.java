package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.flag;
import static com.wecombridge.binding.outbound.postgres.Columns.instant;
import static com.wecombridge.binding.outbound.postgres.Columns.instantOrNull;
import static com.wecombridge.binding.outbound.postgres.Columns.number;
import static com.wecombridge.binding.outbound.postgres.Columns.optionalText;
import static com.wecombridge.binding.outbound.postgres.Columns.text;
import static com.wecombridge.binding.outbound.postgres.Columns.textOrNull;

import com.wecombridge.binding.domain.connection.AppKind;
import com.wecombridge.binding.domain.connection.AppProfile;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.binding.domain.connection.CorpApp.Standing;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Authorized;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Connected;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Disconnected;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The columns in which an app of a corp is kept. */
final class AppColumns {

    private AppColumns() {}

    static CorpApp read(Readable row) {
        return new CorpApp(
                new CorpId(text(row, "corp_id")),
                new AppId(text(row, "app_id")),
                AppKind.valueOf(text(row, "kind")),
                optionalText(row, "tenant_id").map(TenantId::new),
                standing(row),
                instant(row, "authorized_at"),
                number(row, "app_version"));
    }

    private static Standing standing(Readable row) {
        return switch (text(row, "standing")) {
            case "AUTHORIZED" -> new Authorized();
            case "CONNECTED" -> new Connected(profile(row), instant(row, "connected_at"));
            case "DISCONNECTED" -> new Disconnected(instant(row, "disconnected_at"));
            case String unknown -> throw new IllegalStateException("standing " + unknown);
        };
    }

    private static AppProfile profile(Readable row) {
        return new AppProfile(
                number(row, "agent_id"), text(row, "corp_name"), flag(row, "verified"));
    }

    static GenericExecuteSpec bind(GenericExecuteSpec statement, CorpApp app) {
        var connected = Optional.of(app.standing()).filter(Connected.class::isInstance);
        var profile = connected.map(Connected.class::cast).map(Connected::profile);
        return statement
                .bind("corp", app.corp().value())
                .bind("app", app.app().value())
                .bind("tenant", textOrNull(app.tenant().map(TenantId::value)))
                .bind("kind", app.kind().name())
                .bind("standing", nameOf(app.standing()))
                .bind(
                        "agent",
                        Parameters.in(
                                R2dbcType.BIGINT, profile.map(AppProfile::agentId).orElse(null)))
                .bind("name", textOrNull(profile.map(AppProfile::corpName)))
                .bind(
                        "verified",
                        Parameters.in(
                                R2dbcType.BOOLEAN, profile.map(AppProfile::verified).orElse(null)))
                .bind("connectedAt", instantOrNull(connectedAt(app.standing())))
                .bind("disconnectedAt", instantOrNull(disconnectedAt(app.standing())))
                .bind("authorizedAt", app.authorizedAt())
                .bind("version", app.version());
    }

    private static String nameOf(Standing standing) {
        return switch (standing) {
            case Authorized _ -> "AUTHORIZED";
            case Connected _ -> "CONNECTED";
            case Disconnected _ -> "DISCONNECTED";
        };
    }

    private static Optional<Instant> connectedAt(Standing standing) {
        return standing instanceof Connected(_, var since) ? Optional.of(since) : Optional.empty();
    }

    private static Optional<Instant> disconnectedAt(Standing standing) {
        return standing instanceof Disconnected(var at) ? Optional.of(at) : Optional.empty();
    }
}
