package com.wecombridge.gateway.outbound.postgres;

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
        @DefaultValue("30d") Duration callbacks, @DefaultValue("30d") Duration signingKey) {}
