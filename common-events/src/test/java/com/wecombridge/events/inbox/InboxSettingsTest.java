package com.wecombridge.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new InboxSettings(Duration.ofDays(60)));
    }

    @Test
    void readsEveryKey() {
        assertThat(bind(Map.of("wecombridge.inbox.retention", "90d")))
                .isEqualTo(new InboxSettings(Duration.ofDays(90)));
    }

    private static InboxSettings bind(Map<String, String> properties) {
        return Bound.bind("wecombridge.inbox", InboxSettings.class, properties);
    }
}
