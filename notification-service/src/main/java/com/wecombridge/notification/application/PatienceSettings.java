package com.wecombridge.notification.application;

import com.wecombridge.notification.domain.sending.Patience;
import com.wecombridge.notification.domain.sending.Patience.Waits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long we wait, and for what.
 *
 * @param pairingGrace how much later than a to-do its people's pairings may be told
 * @param repeatWithin how long after a call of unknown outcome the same text may be sent again;
 *     must stay below WeCom's duplicate check of 30 minutes
 * @param sender how long a message waits for a connected app of its corp
 * @param answer how long a message waits for WeCom to take it, whatever the reason
 * @param retry the wait after WeCom was busy or no token was known
 * @param limited the wait after a rate limit
 */
@ConfigurationProperties("notification.patience")
public record PatienceSettings(
        @DefaultValue("5s") Duration pairingGrace,
        @DefaultValue("25m") Duration repeatWithin,
        @DefaultValue("1h") Duration sender,
        @DefaultValue("24h") Duration answer,
        @DefaultValue Retry retry,
        @DefaultValue Limited limited) {

    private static final Duration DUPLICATE_CHECK = Duration.ofMinutes(30);

    public PatienceSettings {
        if (repeatWithin.compareTo(DUPLICATE_CHECK) >= 0) {
            throw new IllegalArgumentException(
                    "notification.patience.repeat-within must stay below " + DUPLICATE_CHECK);
        }
    }

    /** Doubles from the first to the longest. */
    public record Retry(@DefaultValue("2s") Duration first, @DefaultValue("5m") Duration longest) {}

    /** Doubles likewise; WeCom's blocks last a minute, an hour or a day. */
    public record Limited(
            @DefaultValue("1m") Duration first, @DefaultValue("1h") Duration longest) {}

    public Patience patience() {
        return new Patience(
                repeatWithin,
                sender,
                answer,
                new Waits(retry.first(), retry.longest()),
                new Waits(limited.first(), limited.longest()));
    }
}
