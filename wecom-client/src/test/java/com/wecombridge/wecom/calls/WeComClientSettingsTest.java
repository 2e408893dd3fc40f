package com.wecombridge.wecom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.Environment;
import com.wecombridge.wecom.WeComClientAutoConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WeComClientSettingsTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(WeComClientAutoConfiguration.class));

    @Test
    void hasTheseDefaults() {
        Environment.with(runner, Map.of())
                .run(context ->
                        assertThat(context.getBean(WeComClientSettings.class))
                                .isEqualTo(
                                        new WeComClientSettings(
                                                URI.create("https://qyapi.weixin.qq.com"),
                                                Optional.empty(),
                                                Duration.ofSeconds(2),
                                                Duration.ofSeconds(10),
                                                Duration.ofSeconds(15),
                                                Duration.ofSeconds(5),
                                                3,
                                                200,
                                                Optional.empty())));
    }

    @Test
    void readsEveryKey() {
        Environment.with(
                        runner,
                        Map.of(
                                "WECOM_API_BASE_URL", "http://localhost:9100",
                                "WECOM_WEB_BASE_URL", "http://localhost:9101",
                                "WECOM_CONNECT_TIMEOUT", "1s",
                                "WECOM_READ_TIMEOUT", "3s",
                                "WECOM_CALL_TIMEOUT", "4s",
                                "WECOM_WAIT_FOR_TURN", "6s",
                                "WECOM_CALLS_PER_CORP", "2",
                                "WECOM_CONNECTIONS", "50"))
                .run(context ->
                        assertThat(context.getBean(WeComClientSettings.class))
                                .isEqualTo(
                                        new WeComClientSettings(
                                                URI.create("http://localhost:9100"),
                                                Optional.of(URI.create("http://localhost:9101")),
                                                Duration.ofSeconds(1),
                                                Duration.ofSeconds(3),
                                                Duration.ofSeconds(4),
                                                Duration.ofSeconds(6),
                                                2,
                                                50,
                                                Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({"11s, 10s, 15s", "2s, 16s, 15s", "2s, 10s, 9s"})
    void refusesAPatienceThatHoldsLessThanWhatIsInsideIt(
            String connect, String silence, String request) {
        Environment.with(
                        runner,
                        Map.of(
                                "WECOM_CONNECT_TIMEOUT", connect,
                                "WECOM_READ_TIMEOUT", silence,
                                "WECOM_CALL_TIMEOUT", request))
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("must each hold the one before"));
    }
}
