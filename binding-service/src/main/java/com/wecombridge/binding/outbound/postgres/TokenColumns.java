package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.flag;
import static com.wecombridge.binding.outbound.postgres.Columns.instant;
import static com.wecombridge.binding.outbound.postgres.Columns.instantOrNull;
import static com.wecombridge.binding.outbound.postgres.Columns.number;
import static com.wecombridge.binding.outbound.postgres.Columns.optionalText;
import static com.wecombridge.binding.outbound.postgres.Columns.text;
import static com.wecombridge.binding.outbound.postgres.Columns.textOrNull;

import com.wecombridge.binding.domain.token.HeldToken;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.binding.domain.token.Trouble;
import com.wecombridge.events.id.SealedSecret;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The columns in which both tables keep a token. */
final class TokenColumns {

    static final String NAMES =
            "token, fingerprint, issued_at, expires_at, renew_at, rejected, trouble, trouble_cause,"
                    + " trouble_since, version";
    static final String VALUES =
            ":token, :fingerprint, :issuedAt, :expiresAt, :renewAt, :rejected, :trouble, :cause, :since,"
                    + " :version";
    static final String UPDATES =
            """
            token = excluded.token, fingerprint = excluded.fingerprint,
            issued_at = excluded.issued_at, expires_at = excluded.expires_at, renew_at = excluded.renew_at,
            rejected = excluded.rejected, trouble = excluded.trouble,
            trouble_cause = excluded.trouble_cause, trouble_since = excluded.trouble_since,
            version = excluded.version
            """;

    private TokenColumns() {}

    static TokenKeeping read(Readable row) {
        return new TokenKeeping(held(row), trouble(row), number(row, "version"));
    }

    private static HeldToken held(Readable row) {
        var sealed = optionalText(row, "token");
        if (sealed.isEmpty()) {
            return new HeldToken.None();
        }
        var token =
                new Token(
                        new SealedSecret(sealed.get()),
                        text(row, "fingerprint"),
                        instant(row, "issued_at"),
                        instant(row, "expires_at"));
        return flag(row, "rejected")
                ? new HeldToken.Rejected(token)
                : new HeldToken.Current(token, instant(row, "renew_at"));
    }

    private static Optional<Trouble> trouble(Readable row) {
        return optionalText(row, "trouble")
                .map(kind ->
                        kind.equals("STOPPED")
                                ? new Trouble.Stopped(
                                        text(row, "trouble_cause"), instant(row, "trouble_since"))
                                : new Trouble.Passing(
                                        text(row, "trouble_cause"), instant(row, "trouble_since")));
    }

    static GenericExecuteSpec bind(GenericExecuteSpec statement, TokenKeeping kept) {
        var token =
                switch (kept.held()) {
                    case HeldToken.None() -> Optional.<Token>empty();
                    case HeldToken.Current(var current, _) -> Optional.of(current);
                    case HeldToken.Rejected(var rejected) -> Optional.of(rejected);
                };
        return statement
                .bind("token", textOrNull(token.map(t -> t.sealed().value())))
                .bind("fingerprint", textOrNull(token.map(Token::fingerprint)))
                .bind("issuedAt", instantOrNull(token.map(Token::issuedAt)))
                .bind("expiresAt", instantOrNull(token.map(Token::expiresAt)))
                .bind("renewAt", instantOrNull(renewalOf(kept.held())))
                .bind("rejected", kept.held() instanceof HeldToken.Rejected)
                .bind("trouble", textOrNull(kept.trouble().map(TokenColumns::kindOf)))
                .bind("cause", textOrNull(kept.trouble().map(Trouble::cause)))
                .bind("since", instantOrNull(kept.trouble().map(Trouble::since)))
                .bind("version", kept.version());
    }

    private static Optional<Instant> renewalOf(HeldToken held) {
        return held instanceof HeldToken.Current(_, var renewAt)
                ? Optional.of(renewAt)
                : Optional.empty();
    }

    private static String kindOf(Trouble trouble) {
        return switch (trouble) {
            case Trouble.Passing _ -> "PASSING";
            case Trouble.Stopped _ -> "STOPPED";
        };
    }
}
