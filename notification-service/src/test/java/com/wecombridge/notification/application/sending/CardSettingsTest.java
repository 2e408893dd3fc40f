package com.wecombridge.notification.application.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@NullUnmarked
class CardSettingsTest {

    private static final String BASE = "https://crm.acme.example";

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of("notification.card.public-base-url", BASE)))
                .isEqualTo(new CardSettings(URI.create(BASE), ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void readsEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "notification.card.public-base-url",
                                        BASE,
                                        "notification.card.zone",
                                        "Europe/Berlin")))
                .isEqualTo(new CardSettings(URI.create(BASE), ZoneId.of("Europe/Berlin")));
    }

    private static CardSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("notification.card", CardSettings.class)
                .get();
    }
}
