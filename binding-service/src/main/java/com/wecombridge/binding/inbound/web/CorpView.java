package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.domain.connection.AppProfile;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Authorized;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Connected;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Disconnected;
import com.wecombridge.binding.domain.token.HeldToken;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.binding.domain.token.Trouble;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One app of a corp, as the console shows it. */
record CorpView(
        String corpId,
        String appId,
        String kind,
        String state,
        @Nullable Long agentId,
        @Nullable String corpName,
        @Nullable Boolean verified,
        @Nullable Instant connectedAt,
        TokenHealth token) {

    /**
     * How the app's token fares.
     *
     * @param state {@code NONE}, {@code CURRENT}, {@code REJECTED} (another one is on its way)
     * @param cause why WeCom gives no token at present
     * @param failing {@code PASSING} is asked again by itself, {@code STOPPED} needs another secret
     */
    record TokenHealth(
            String state,
            @Nullable Instant fetchedAt,
            @Nullable Instant expiresAt,
            @Nullable String failing,
            @Nullable String cause,
            @Nullable Instant failingSince) {}

    static CorpView of(CorpApp app, TokenKeeping token) {
        var profile = profile(app);
        return new CorpView(
                app.corp().value(),
                app.app().value(),
                app.kind().name(),
                stateOf(app),
                profile.map(AppProfile::agentId).orElse(null),
                profile.map(AppProfile::corpName).orElse(null),
                profile.map(AppProfile::verified).orElse(null),
                app.standing() instanceof Connected(_, var since) ? since : null,
                healthOf(token));
    }

    private static Optional<AppProfile> profile(CorpApp app) {
        return app.standing() instanceof Connected(var profile, _)
                ? Optional.of(profile)
                : Optional.empty();
    }

    private static String stateOf(CorpApp app) {
        return switch (app.standing()) {
            case Authorized _ -> "CONNECTING";
            case Connected _ -> "CONNECTED";
            case Disconnected _ -> "DISCONNECTED";
        };
    }

    private static TokenHealth healthOf(TokenKeeping kept) {
        var trouble = kept.trouble();
        var failing = trouble.map(t -> t instanceof Trouble.Stopped ? "STOPPED" : "PASSING");
        var held = heldBy(kept.held());
        return new TokenHealth(
                switch (kept.held()) {
                    case HeldToken.None() -> "NONE";
                    case HeldToken.Current _ -> "CURRENT";
                    case HeldToken.Rejected _ -> "REJECTED";
                },
                held.map(Token::issuedAt).orElse(null),
                held.map(Token::expiresAt).orElse(null),
                failing.orElse(null),
                trouble.map(Trouble::cause).orElse(null),
                trouble.map(Trouble::since).orElse(null));
    }

    private static Optional<Token> heldBy(HeldToken held) {
        return switch (held) {
            case HeldToken.None() -> Optional.empty();
            case HeldToken.Current(var token, _) -> Optional.of(token);
            case HeldToken.Rejected(var token) -> Optional.of(token);
        };
    }
}
