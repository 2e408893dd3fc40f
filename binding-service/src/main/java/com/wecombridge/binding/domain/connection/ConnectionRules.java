package com.wecombridge.binding.domain.connection;

import com.wecombridge.binding.domain.connection.CorpApp.Standing.Authorized;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Connected;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Disconnected;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/** How an app of a corp comes, changes and goes. */
public final class ConnectionRules {

    private ConnectionRules() {}

    /** To whom a corp belongs after a tenant asked for it. */
    public sealed interface Ownership {
        /** It is the tenant's from now on. */
        record Claimed() implements Ownership {}

        /** It was the tenant's before. */
        record AlreadyTheirs() implements Ownership {}

        /** Another tenant has it: a corp belongs to one. */
        record BelongsToAnother() implements Ownership {}
    }

    /** What reading the authorisation again brought. */
    public sealed interface Reading {
        /** Something that others know is different now. */
        record Changed(CorpApp next) implements Reading {}

        /** Nothing that others know. */
        record Same() implements Reading {}
    }

    /** What a cancelled authorisation means. */
    public sealed interface Cancellation {
        /** The app is gone. */
        record Ends(CorpApp next) implements Cancellation {}

        /** The corp authorised the app again since, or it was gone already. */
        record Outdated() implements Cancellation {}
    }

    public static Ownership claim(Optional<TenantId> owner, TenantId wanted) {
        if (owner.isEmpty()) {
            return new Ownership.Claimed();
        }
        return owner.get().equals(wanted)
                ? new Ownership.AlreadyTheirs()
                : new Ownership.BelongsToAnother();
    }

    /** An app that we never met, at the moment when its corp authorised it. */
    public static CorpApp firstAuthorized(
            CorpId corp, AppId app, AppKind kind, Instant authorizedAt) {
        return new CorpApp(corp, app, kind, Optional.empty(), new Authorized(), authorizedAt, 0);
    }

    /** A new credential came. What is connected stays so; what was gone is back. */
    public static CorpApp authorizedAgain(
            CorpApp known, Optional<TenantId> owner, Instant authorizedAt) {
        var standing =
                known.standing() instanceof Disconnected ? new Authorized() : known.standing();
        return new CorpApp(
                known.corp(),
                known.app(),
                known.kind(),
                owner,
                standing,
                authorizedAt,
                known.version() + 1);
    }

    /** Whoever is gone stays gone until authorised again, whatever was read meanwhile. */
    public static Reading read(CorpApp app, AppProfile profile, Instant now) {
        return switch (app.standing()) {
            case Authorized _ -> new Reading.Changed(app.with(new Connected(profile, now)));
            case Connected(var known, _) when known.equals(profile) -> new Reading.Same();
            case Connected(_, var since) ->
                    new Reading.Changed(app.with(new Connected(profile, since)));
            case Disconnected _ -> new Reading.Same();
        };
    }

    /** Cancellation and a new authorisation may arrive in either order: the later one counts. */
    public static Cancellation cancel(CorpApp app, Instant cancelledAt) {
        if (app.standing() instanceof Disconnected || cancelledAt.isBefore(app.authorizedAt())) {
            return new Cancellation.Outdated();
        }
        return new Cancellation.Ends(app.with(new Disconnected(cancelledAt)));
    }
}
