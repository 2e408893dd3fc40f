package com.wecombridge.events.work;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How work is shared out.
 *
 * @param lease how long a claim holds without being renewed; renewed at a third of it
 * @param lookEvery how often a replica looks for work that another one recorded
 * @param parallel how much work at a time in one process
 * @param parallelPerLane how much of it for one lane
 * @param farewell how long a process that ends waits for what it has in hand
 */
@Validated
@ConfigurationProperties("wecombridge.work")
public record WorkSettings(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("64") @Positive int parallel,
        @DefaultValue("2") @Positive int parallelPerLane,
        @DefaultValue("12s") Duration farewell) {}
