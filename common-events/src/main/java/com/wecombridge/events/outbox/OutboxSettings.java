package com.wecombridge.events.outbox;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How facts are relayed.
 *
 * @param source CloudEvents {@code source} of this service: {@code /binding-service}
 * @param lease how long one replica relays without renewing
 * @param lookEvery how often it looks when nothing woke it
 * @param batch how many facts go into one Kafka transaction
 * @param retention how long told facts stay before their partition is dropped
 */
@Validated
@ConfigurationProperties("wecombridge.outbox")
public record OutboxSettings(
        @NotBlank String source,
        @DefaultValue("6s") Duration lease,
        @DefaultValue("500ms") Duration lookEvery,
        @DefaultValue("500") @Positive int batch,
        @DefaultValue("1d") Duration retention) {}
