package com.wecombridge.gateway.outbound.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"callbacks, 59m", "callbacks, 0s", "signing-key, 19m", "signing-key, -1d"})
    void refusesWhatIsTooShortToWork(String what, String life) {
        assertThatThrownBy(() -> bind(Map.of("gateway.keep." + what, life)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("gateway.keep." + what);
    }

    private static KeepSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("gateway.keep", KeepSettings.class);
    }
}
