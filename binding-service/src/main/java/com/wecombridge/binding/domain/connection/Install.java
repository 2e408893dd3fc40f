package com.wecombridge.binding.domain.connection;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to install the suite.
 *
 * @param tenant who started it; empty for an offer from WeCom's market
 */
public record Install(InstallId id, Optional<TenantId> tenant, State state) {

    /**
     * WeCom takes an auth code for ten minutes. The clock that saw it come may be ten minutes
     * behind ours, so we give up on it after twenty.
     */
    private static final Duration CODE_LIFE = Duration.ofMinutes(20);

    /** How far the attempt is. */
    public sealed interface State {

        /** The link was handed out; nobody came back yet. */
        record AwaitingAdministrator(Instant expiresAt) implements State {}

        /** An auth code waits to be exchanged. */
        record CodeReceived(SealedSecret authCode, Instant at) implements State {}

        /** WeCom is being asked; an auth code works once, so this is known before the call. */
        record Exchanging(Instant receivedAt) implements State {}

        /** The corp's permanent code is ours. */
        record Exchanged(CorpId corp) implements State {}

        /** It came to nothing, and this is why. */
        record Refused(Reason reason) implements State {}

        /** WeCom was asked and no answer reached us: the install has to be repeated. */
        record OutcomeUnknown() implements State {}
    }

    /** Why an attempt came to nothing. */
    public enum Reason {
        AUTH_CODE_EXPIRED,
        AUTH_CODE_REFUSED,
        NOT_PERMITTED,
        CORP_OF_ANOTHER_TENANT
    }

    /** What to do with the attempt now. */
    public sealed interface Step {
        /** Ask WeCom, once. */
        record Exchange(SealedSecret authCode, Instant receivedAt) implements Step {}

        /** Nothing more can be done; the attempt ends like this. */
        record End(Install ended) implements Step {}

        /** It ended before. */
        record Nothing() implements Step {}
    }

    /** The rule that keeps an auth code from being used twice. */
    public Step next(Instant now) {
        return switch (state) {
            case State.CodeReceived(_, var at) when !now.isBefore(at.plus(CODE_LIFE)) ->
                    new Step.End(with(new State.Refused(Reason.AUTH_CODE_EXPIRED)));
            case State.CodeReceived(var code, var at) -> new Step.Exchange(code, at);
            // We stopped between asking and hearing: the answer is lost.
            case State.Exchanging _ -> new Step.End(with(new State.OutcomeUnknown()));
            case State.AwaitingAdministrator _,
                    State.Exchanged _,
                    State.Refused _,
                    State.OutcomeUnknown _ ->
                    new Step.Nothing();
        };
    }

    /** True once the administrator can no longer come back through the link. */
    public boolean expired(Instant now) {
        return state instanceof State.AwaitingAdministrator(var expiresAt)
                && !now.isBefore(expiresAt);
    }

    public Install with(State next) {
        return new Install(id, tenant, next);
    }
}
