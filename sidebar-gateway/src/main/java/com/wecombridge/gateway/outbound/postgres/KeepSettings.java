package com.wecombridge.gateway.outbound.postgres;

import com.wecombridge.gateway.domain.KeyRota;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the gateway keeps what it has.
 *
 * @param callbacks stored callbacks, those in quarantine as well
 * @param signingKey a signing key, until the next one follows
 */
@ConfigurationProperties("gateway.keep")
record KeepSettings(
        @DefaultValue("30d") Duration callbacks, @DefaultValue("30d") Duration signingKey) {

    /** WeCom's retries and replays are recognised by what is stored. */
    private static final Duration SHORTEST_FOR_CALLBACKS = Duration.ofHours(1);

    KeepSettings {
        require("gateway.keep.callbacks", callbacks, SHORTEST_FOR_CALLBACKS);
        require("gateway.keep.signing-key", signingKey, KeyRota.SHORTEST_LIFE);
    }

    private static void require(String setting, Duration value, Duration shortest) {
        if (value.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(setting + " must be at least " + shortest);
        }
    }
}
