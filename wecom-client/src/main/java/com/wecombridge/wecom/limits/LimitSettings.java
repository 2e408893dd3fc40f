package com.wecombridge.wecom.limits;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which part of WeCom's limits one process may use, and how long a call waits for a token.
 *
 * @param share this service's part of each limit. Limits count per API, and hardly an API is called
 *     by two services, so it is the whole unless other programs call from the same address
 * @param replicas how many replicas of this service share its part
 * @param providerAddress whether WeCom knows our address as a third-party provider's, which may ask
 *     twice as often
 * @param waitForToken how long a call waits for another token when WeCom refused its own
 */
@Validated
@ConfigurationProperties("wecom.limits")
public record LimitSettings(
        @DefaultValue("1.0") @DecimalMin("0.001") @DecimalMax("1.0") double share,
        @DefaultValue("1") @Positive int replicas,
        @DefaultValue("false") boolean providerAddress,
        @DefaultValue("10s") @NotNull Duration waitForToken) {

    /** The whole of what WeCom allows an ordinary address. */
    public static LimitSettings usual() {
        return new LimitSettings(1.0, 1, false, Duration.ofSeconds(10));
    }

    /** Our part of so many calls; never nothing. */
    long partOf(long calls) {
        return Math.max(1, (long) (calls * share / replicas));
    }
}
