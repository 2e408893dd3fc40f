package com.wecombridge.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All topics of the product, those of dead letters too. */
final class TopicList {

    private static final ClassPathResource LIST = new ClassPathResource("topics.yaml");

    private TopicList() {}

    /**
     * One of them.
     *
     * @param cleanup Kafka's {@code cleanup.policy}
     */
    record Listed(String name, String cleanup) {}

    static List<Listed> read() {
        try (var list = LIST.getInputStream()) {
            List<Map<String, Object>> entries =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(list);
            return entries.stream().flatMap(TopicList::withDeadLetters).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Listed> withDeadLetters(Map<String, Object> entry) {
        var name = Objects.requireNonNull(entry.get("name")).toString();
        var topic = new Listed(name, Objects.requireNonNull(entry.get("cleanup")).toString());
        var deadLetters =
                ((List<?>) Objects.requireNonNull(entry.get("heardBy")))
                        .stream().map(service -> new Listed(name + ".dlt." + service, "delete"));
        return Stream.concat(Stream.of(topic), deadLetters);
    }
}
