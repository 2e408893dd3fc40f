package com.wecombridge.gateway.inbound.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.gateway.ApplicationYml;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class OwnerSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new OwnerSettings(
                                URI.create("http://localhost:8081"),
                                URI.create("http://localhost:8082"),
                                URI.create("http://localhost:8083"),
                                URI.create("http://localhost:8084")));
    }

    @Test
    void readsEveryKey() {
        var settings =
                bind(
                        Map.of(
                                "CONTACT_SYNC_SERVICE_URI", "http://contact-sync",
                                "BINDING_SERVICE_URI", "http://binding",
                                "NOTIFICATION_SERVICE_URI", "http://notification",
                                "ARCHIVE_SERVICE_URI", "http://archive"));

        assertThat(settings)
                .isEqualTo(
                        new OwnerSettings(
                                URI.create("http://contact-sync"),
                                URI.create("http://binding"),
                                URI.create("http://notification"),
                                URI.create("http://archive")));
    }

    private static OwnerSettings bind(Map<String, Object> environment) {
        return ApplicationYml.bind("gateway.owners", OwnerSettings.class, environment);
    }
}
