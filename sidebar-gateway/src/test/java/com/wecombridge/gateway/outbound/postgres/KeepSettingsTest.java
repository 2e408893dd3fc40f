package com.wecombridge.gateway.outbound.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KeepSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new KeepSettings(Duration.ofDays(30), Duration.ofDays(30)));
    }

    @Test
    void readsEveryKey() {
        assertThat(bind(Map.of("gateway.keep.callbacks", "7d", "gateway.keep.signing-key", "90d")))
                .isEqualTo(new KeepSettings(Duration.ofDays(7), Duration.ofDays(90)));
    }

    private static KeepSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("gateway.keep", KeepSettings.class);
    }
}
