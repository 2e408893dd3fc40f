package com.wecombridge.events.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new WorkSettings(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(1),
                                64,
                                2,
                                Duration.ofSeconds(12)));
    }

    @Test
    void readsEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "wecombridge.work.lease",
                                        "9s",
                                        "wecombridge.work.look-every",
                                        "2s",
                                        "wecombridge.work.parallel",
                                        "8",
                                        "wecombridge.work.parallel-per-lane",
                                        "3",
                                        "wecombridge.work.farewell",
                                        "4s")))
                .isEqualTo(
                        new WorkSettings(
                                Duration.ofSeconds(9),
                                Duration.ofSeconds(2),
                                8,
                                3,
                                Duration.ofSeconds(4)));
    }

    private static WorkSettings bind(Map<String, String> properties) {
        return Bound.bind("wecombridge.work", WorkSettings.class, properties);
    }
}
