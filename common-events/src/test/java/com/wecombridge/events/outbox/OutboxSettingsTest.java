package com.wecombridge.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of("wecombridge.outbox.source", "/tiny")))
                .isEqualTo(
                        new OutboxSettings(
                                "/tiny",
                                Duration.ofSeconds(6),
                                Duration.ofMillis(500),
                                500,
                                Duration.ofDays(1)));
    }

    @Test
    void readsEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "wecombridge.outbox.source",
                                        "/tiny",
                                        "wecombridge.outbox.lease",
                                        "9s",
                                        "wecombridge.outbox.look-every",
                                        "2s",
                                        "wecombridge.outbox.batch",
                                        "8",
                                        "wecombridge.outbox.retention",
                                        "3d")))
                .isEqualTo(
                        new OutboxSettings(
                                "/tiny",
                                Duration.ofSeconds(9),
                                Duration.ofSeconds(2),
                                8,
                                Duration.ofDays(3)));
    }

    private static OutboxSettings bind(Map<String, String> properties) {
        return Bound.bind("wecombridge.outbox", OutboxSettings.class, properties);
    }
}
