package com.wecombridge.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who watches the services beside their plain logs; nobody, unless the shell says so.
 *
 * @param collector where traces are sent, all of them
 * @param jsonLogs whether logs are also written as they are when deployed: in JSON, masked
 */
public record Watch(Optional<String> collector, boolean jsonLogs) {

    public static final Watch NOBODY = new Watch(Optional.empty(), false);

    public static Watch from(Map<String, String> environment) {
        return new Watch(
                Optional.ofNullable(environment.get("OTEL_EXPORTER_OTLP_ENDPOINT")),
                "on".equals(environment.get("WECOM_BRIDGE_JSON_LOGS")));
    }

    /** What a service has to be told. */
    Map<String, String> settings(Path jsonLog) {
        var settings = new TreeMap<String, String>();
        collector.ifPresent(endpoint -> {
            settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
            settings.put("OTEL_TRACES_SAMPLER_ARG", "1.0");
        });
        if (jsonLogs) {
            settings.put("LOGGING_FILE_NAME", jsonLog.toString());
            settings.put("LOGGING_STRUCTURED_FORMAT_FILE", "ecs");
            settings.put("LOGGING_LOGBACK_ROLLINGPOLICY_MAXFILESIZE", "1GB");
        }
        return settings;
    }
}
