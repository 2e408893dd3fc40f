package com.wecombridge.houserules;

import com.wecombridge.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;

/** What a service hears, as its {@code application.yml} says it. */
record Bindings(String service, Map<String, Map<String, Object>> doors) {

    static Bindings of(String service) {
        return read(
                service,
                Modules.ROOT.resolve(service).resolve("src/main/resources/application.yml"));
    }

    static Bindings read(String service, Path yml) {
        try {
            return of(service, Files.readString(yml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bindings of(String service, String yml) {
        Map<String, Object> root = new Yaml().load(yml);
        return new Bindings(service, doorsIn(root));
    }

    /** What is wrong with them; empty when nothing is. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        doors.forEach((door, settings) -> faultsOf(door, settings, faults));
        return faults;
    }

    private void faultsOf(String door, Map<String, Object> settings, List<String> faults) {
        var topic = String.valueOf(settings.get("destination"));
        if (!service.equals(settings.get("group"))) {
            faults.add(service + ": " + door + " has no group " + service);
        }
        if (Topic.named(topic).isEmpty()) {
            faults.add(service + ": " + door + " hears " + topic + ", which is no topic of ours");
        }
        consumer(settings)
                .filter(consumer ->
                        !Integer.valueOf(1).equals(consumer.getOrDefault("max-attempts", 1)))
                .ifPresent(
                        _ -> faults.add(service + ": " + door + " retries past the dead letters"));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> consumer(Map<String, Object> settings) {
        return Optional.ofNullable((Map<String, Object>) settings.get("consumer"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> doorsIn(Map<String, Object> root) {
        Object at = root;
        for (var step : List.of("spring", "cloud", "stream", "bindings")) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at == null ? Map.of() : (Map<String, Map<String, Object>>) at;
    }
}
