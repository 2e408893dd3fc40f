package com.wecombridge.wecom.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.Environment;
import com.wecombridge.wecom.WeComClientAutoConfiguration;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LimitSettingsTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(WeComClientAutoConfiguration.class));

    @Test
    void hasTheseDefaults() {
        Environment.with(runner, Map.of())
                .run(context ->
                        assertThat(context.getBean(LimitSettings.class))
                                .isEqualTo(LimitSettings.usual())
                                .isEqualTo(
                                        new LimitSettings(1.0, 1, false, Duration.ofSeconds(10))));
    }

    @Test
    void readsEveryKey() {
        Environment.with(
                        runner,
                        Map.of(
                                "WECOM_LIMITS_SHARE", "0.5",
                                "WECOM_LIMITS_REPLICAS", "4",
                                "WECOM_LIMITS_PROVIDER_ADDRESS", "true",
                                "WECOM_LIMITS_WAIT_FOR_TOKEN", "3s"))
                .run(context ->
                        assertThat(context.getBean(LimitSettings.class))
                                .isEqualTo(new LimitSettings(0.5, 4, true, Duration.ofSeconds(3))));
    }

    @Test
    void refusesAShareOfNothing() {
        Environment.with(runner, Map.of("WECOM_LIMITS_SHARE", "0"))
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void givesEachReplicaItsPartAndNeverNothing() {
        var part = new LimitSettings(0.5, 4, false, Duration.ofSeconds(10));

        assertThat(part.partOf(20_000)).isEqualTo(2_500);
        assertThat(part.partOf(1)).isEqualTo(1);
    }
}
