package com.wecombridge.binding.domain.token;

import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.token.HeldToken.Current;
import com.wecombridge.binding.domain.token.HeldToken.None;
import com.wecombridge.binding.domain.token.HeldToken.Rejected;
import com.wecombridge.binding.domain.token.Trouble.Passing;
import com.wecombridge.binding.domain.token.Trouble.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One token over time: what we hold, what is wrong, and the rules.
 *
 * @param version counts the tokens that were issued or withdrawn
 */
public record TokenKeeping(HeldToken held, Optional<Trouble> trouble, long version) {

    /** WeCom may answer the same token until it ends: half of what is left gets ever shorter. */
    private static final Duration SHORTEST_REST = Duration.ofMinutes(1);

    /** WeCom has forgotten a token for sure a second after its end. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /**
     * Others were refused with what we told them, and nobody can do anything until there is
     * another.
     */
    private static final Duration LONGEST_WAIT_OF_OTHERS = Duration.ofMinutes(1);

    /** Nothing was fetched yet. */
    public static TokenKeeping fresh() {
        return new TokenKeeping(new None(), Optional.empty(), 0);
    }

    /** What to do about the token now. */
    public sealed interface Step {
        /** Ask WeCom. */
        record Fetch() implements Step {}

        /** It is good until then. */
        record NotBefore(Instant due) implements Step {}

        /** Somebody has to change the credential first. */
        record Rest() implements Step {}
    }

    public Step next(Instant now) {
        if (trouble.isPresent() && trouble.get() instanceof Stopped) {
            return new Step.Rest();
        }
        return switch (held) {
            case None _, Rejected _ -> new Step.Fetch();
            case Current(_, var renewAt) when now.isBefore(renewAt) -> new Step.NotBefore(renewAt);
            case Current _ -> new Step.Fetch();
        };
    }

    /** Half of the token's life, so that we may be away for the other half; at its end at last. */
    private Instant renewalOf(Token token) {
        var half = Duration.between(token.issuedAt(), token.expiresAt()).dividedBy(2);
        var again = fingerprint().equals(Optional.of(token.fingerprint()));
        var rest = again && half.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : half;
        var ended = token.expiresAt().plus(A_MOMENT);
        var renewal = token.issuedAt().plus(rest);
        return renewal.isAfter(ended) ? ended : renewal;
    }

    /** A token that is good for a call at this moment. */
    public Optional<Token> usable(Instant now) {
        return held instanceof Current(var token, _) && now.isBefore(token.expiresAt())
                ? Optional.of(token)
                : Optional.empty();
    }

    /** Names what we hold. */
    public Optional<String> fingerprint() {
        return switch (held) {
            case None() -> Optional.empty();
            case Current(var token, _) -> Optional.of(token.fingerprint());
            case Rejected(var token) -> Optional.of(token.fingerprint());
        };
    }

    /** WeCom gave a token. The one that it refused just now would only be refused again. */
    public TokenKeeping given(Token token, Instant now) {
        if (held instanceof Rejected(var refused)
                && refused.fingerprint().equals(token.fingerprint())) {
            return troubled(new Refusal.Later("WeCom gives the token again that it refuses"), now);
        }
        return new TokenKeeping(
                new Current(token, renewalOf(token)), Optional.empty(), version + 1);
    }

    /** Somebody was refused with this token; only the current one is given up. */
    public TokenKeeping rejected(String fingerprint) {
        return held instanceof Current(var token, _) && token.fingerprint().equals(fingerprint)
                ? new TokenKeeping(new Rejected(token), trouble, version)
                : this;
    }

    /** WeCom gave no token. */
    public TokenKeeping troubled(Refusal refusal, Instant now) {
        var since = trouble.map(Trouble::since).orElse(now);
        Trouble next =
                refusal instanceof Refusal.CredentialWrong
                        ? new Stopped(refusal.cause(), now)
                        : new Passing(refusal.cause(), since);
        return new TokenKeeping(held, Optional.of(next), version);
    }

    /** There is another credential: whatever was wrong before says nothing about it. */
    public TokenKeeping credentialChanged() {
        return new TokenKeeping(held, Optional.empty(), version);
    }

    /** The app is gone. */
    public TokenKeeping withdrawn() {
        return new TokenKeeping(new None(), Optional.empty(), version + 1);
    }

    /** When to ask again: the longer it lasts, the less often. */
    public Instant retryAt(Instant now) {
        var longest = held instanceof Rejected ? LONGEST_WAIT_OF_OTHERS : LONGEST_WAIT;
        var lasting = trouble.map(t -> Duration.between(t.since(), now)).orElse(Duration.ZERO);
        if (lasting.compareTo(FIRST_WAIT) < 0) {
            return now.plus(FIRST_WAIT);
        }
        return now.plus(lasting.compareTo(longest) > 0 ? longest : lasting);
    }
}
