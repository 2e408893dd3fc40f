package com.wecombridge.binding.outbound.postgres;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many wrong secrets WeCom hears from us within an hour.
 *
 * @param inAnHour from all corps and replicas; WeCom was seen to ban an address after some 2,000, a
 *     quarter of that leaves room
 * @param typedByOneTenant of them, how many the administrators of one tenant may type; those of all
 *     tenants together may type a half
 */
@Validated
@ConfigurationProperties("binding.refused-secrets")
record RefusedSecretSettings(
        @DefaultValue("500") @Positive int inAnHour,
        @DefaultValue("10") @Positive int typedByOneTenant) {}
