package com.wecombridge.events.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TraceSwitchTest {

    @Test
    void tracesNothingWithoutACollector() {
        var environment = startedWith(Map.of());

        assertThat(environment.getProperty("management.opentelemetry.enabled")).isEqualTo("false");
        assertThat(environment.getProperty("management.tracing.export.enabled")).isEqualTo("false");
        assertThat(environment.getProperty("spring.reactor.context-propagation")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                "management.opentelemetry.tracing.export.otlp.endpoint"
            })
    void tracesWhereACollectorIsNamed(String setting) {
        var environment = startedWith(Map.of(setting, "http://collector:4318/v1/traces"));

        assertThat(environment.getProperty("management.opentelemetry.enabled")).isNull();
        assertThat(environment.getProperty("management.tracing.export.enabled")).isNull();
        assertThat(environment.getProperty("spring.reactor.context-propagation")).isEqualTo("auto");
    }

    private static Environment startedWith(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        new TraceSwitch().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
