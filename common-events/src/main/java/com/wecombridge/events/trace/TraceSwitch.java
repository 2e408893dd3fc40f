package com.wecombridge.events.trace;

import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Traces only where there is somebody to send them to: without {@code OTEL_EXPORTER_OTLP_ENDPOINT}
 * no span is made. With it, Reactor carries the trace from thread to thread.
 */
final class TraceSwitch implements EnvironmentPostProcessor, Ordered {

    /** The variables, and the setting that Spring Boot makes of them, perhaps later than this. */
    private static final List<String> ENDPOINTS =
            List.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                    "management.opentelemetry.tracing.export.otlp.endpoint");

    private static final Map<String, Object> ON =
            Map.of("spring.reactor.context-propagation", "auto");
    private static final Map<String, Object> OFF =
            Map.of(
                    "management.opentelemetry.enabled", false,
                    "management.tracing.export.enabled", false);

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var isOn =
                ENDPOINTS.stream()
                        .anyMatch(name -> StringUtils.hasText(environment.getProperty(name)));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("traceSwitch", isOn ? ON : OFF));
    }

    /** After all that reads settings. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
