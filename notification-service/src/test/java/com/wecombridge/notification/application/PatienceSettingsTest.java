package com.wecombridge.notification.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.notification.application.PatienceSettings.Limited;
import com.wecombridge.notification.application.PatienceSettings.Retry;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@NullUnmarked
class PatienceSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new PatienceSettings(
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(25),
                                Duration.ofHours(1),
                                Duration.ofHours(24),
                                new Retry(Duration.ofSeconds(2), Duration.ofMinutes(5)),
                                new Limited(Duration.ofMinutes(1), Duration.ofHours(1))));
    }

    @Test
    void readsEveryKey() {
        var settings =
                bind(
                        Map.of(
                                "notification.patience.pairing-grace", "1s",
                                "notification.patience.repeat-within", "2m",
                                "notification.patience.sender", "3h",
                                "notification.patience.answer", "4h",
                                "notification.patience.retry.first", "5s",
                                "notification.patience.retry.longest", "6m",
                                "notification.patience.limited.first", "7m",
                                "notification.patience.limited.longest", "8h"));

        assertThat(settings)
                .isEqualTo(
                        new PatienceSettings(
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(2),
                                Duration.ofHours(3),
                                Duration.ofHours(4),
                                new Retry(Duration.ofSeconds(5), Duration.ofMinutes(6)),
                                new Limited(Duration.ofMinutes(7), Duration.ofHours(8))));
    }

    @Test
    void refusesToRepeatWhatWeComWouldShowTwice() {
        assertThatThrownBy(() -> bind(Map.of("notification.patience.repeat-within", "30m")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static PatienceSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("notification.patience", PatienceSettings.class);
    }
}
