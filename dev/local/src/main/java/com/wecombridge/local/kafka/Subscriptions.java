package com.wecombridge.local.kafka;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads from a service's {@code application.yml} which topics it hears, and under which group. */
final class Subscriptions {

    private static final Pattern DESTINATION =
            Pattern.compile("spring\\.cloud\\.stream\\.bindings\\.(.+)\\.destination");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");

    private Subscriptions() {}

    /** One topic heard by one group. */
    record Subscription(String topic, String group) {

        String deadLetterTopic() {
            return topic + ".dlt." + group;
        }
    }

    /**
     * All bindings with a destination and a group; a binding may name several topics, with commas.
     */
    static Set<Subscription> in(String yaml) {
        Map<String, String> settings = new TreeMap<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
            flatten("", document, settings);
        }
        return settings.entrySet().stream()
                .flatMap(setting -> {
                    Matcher binding = DESTINATION.matcher(setting.getKey());
                    return binding.matches()
                            ? of(binding.group(1), setting.getValue(), settings).stream()
                            : java.util.stream.Stream.empty();
                })
                .collect(Collectors.toSet());
    }

    private static Set<Subscription> of(
            String binding, String destination, Map<String, String> settings) {
        String group = settings.get("spring.cloud.stream.bindings." + binding + ".group");
        Set<Subscription> subscriptions = new java.util.HashSet<>();
        if (group != null) {
            for (String topic : resolve(destination, settings).split(",", -1)) {
                subscriptions.add(new Subscription(topic.strip(), resolve(group, settings)));
            }
        }
        return subscriptions;
    }

    private static void flatten(String path, Object node, Map<String, String> into) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) ->
                    flatten(path.isEmpty() ? key.toString() : path + "." + key, value, into));
        } else if (node != null) {
            into.put(path, node.toString());
        }
    }

    private static String resolve(String text, Map<String, String> settings) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> {
                    String fallback = match.group(2) == null ? match.group() : match.group(2);
                    return Matcher.quoteReplacement(
                            settings.getOrDefault(match.group(1), fallback));
                });
    }
}
