package com.wecombridge.notification.domain;

import com.wecombridge.events.id.AppId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * A connected app of a corp.
 *
 * @param agentId the app's number inside the corp
 */
public record Sender(AppId app, long agentId, Instant connectedAt) {

    /** WeCom's own apps (contacts sync, customer contact, archive) have numbers from here on. */
    private static final long FIRST_SYSTEM_AGENT = 2_000_000;

    private static final Comparator<Sender> EARLIEST =
            Comparator.comparing(Sender::connectedAt).thenComparing(sender -> sender.app().value());

    /** Which of a corp's apps speaks: the one connected first; never one of WeCom's own. */
    public static Optional<Sender> among(Collection<Sender> connected) {
        return connected.stream().filter(Sender::hasConversation).min(EARLIEST);
    }

    private boolean hasConversation() {
        return agentId < FIRST_SYSTEM_AGENT;
    }
}
