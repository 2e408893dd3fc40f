package com.wecombridge.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.Bound;
import jakarta.validation.Validation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelaySettingsTest {

    @Test
    void hasNoDefaults() {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var violations = validation.getValidator().validate(new RelaySettings("", "", ""));

            assertThat(violations).hasSize(3);
        }
    }

    @Test
    void readsEveryKey() {
        var settings =
                Bound.bind(
                        "wecombridge.relay",
                        RelaySettings.class,
                        Map.of(
                                "wecombridge.relay.url", "r2dbc:postgresql://localhost/tiny",
                                "wecombridge.relay.username", "relay",
                                "wecombridge.relay.password", "relay-local-only"));

        assertThat(settings)
                .isEqualTo(
                        new RelaySettings(
                                "r2dbc:postgresql://localhost/tiny", "relay", "relay-local-only"));
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(new RelaySettings("url", "relay", "relay-local-only").toString())
                .doesNotContain("relay-local-only");
    }
}
