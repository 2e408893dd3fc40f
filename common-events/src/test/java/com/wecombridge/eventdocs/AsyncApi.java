package com.wecombridge.eventdocs;

import com.wecombridge.events.Event;
import com.wecombridge.events.Topic;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.Samples;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The AsyncAPI 3.0 document of all topics: one channel each, one message per type of fact. */
final class AsyncApi {

    private AsyncApi() {}

    static Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/json");
        document.put("channels", channels());
        document.put("components", Map.of("messages", messages()));
        return document;
    }

    private static Map<String, Object> info() {
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "WeCom Bridge facts");
        info.put("version", "1");
        info.put(
                "description",
                """
                CloudEvents 1.0 in Kafka's binary mode: attributes are ce_* headers, data is JSON. \
                Unknown types and unknown fields are to be skipped. A compacted topic holds the \
                whole state of each key; the last fact of a key is followed by a tombstone.\
                """);
        return info;
    }

    private static Map<String, Object> channels() {
        var channels = new LinkedHashMap<String, Object>();
        for (var topic : Topic.values()) {
            var channel = new LinkedHashMap<String, Object>();
            channel.put("address", topic.topicName());
            channel.put(
                    "bindings",
                    Map.of(
                            "kafka",
                            Map.of(
                                    "topicConfiguration",
                                    Map.of(
                                            "cleanup.policy",
                                            List.of(topic.compacted() ? "compact" : "delete")))));
            channel.put("messages", messagesOf(topic));
            channels.put(topic.topicName(), channel);
        }
        return channels;
    }

    private static Map<String, Object> messagesOf(Topic topic) {
        var messages = new LinkedHashMap<String, Object>();
        facts().stream()
                .filter(fact -> fact.topic() == topic)
                .map(fact -> EventCatalogue.typeOf(fact.getClass()))
                .forEach(type ->
                        messages.put(type, Map.of("$ref", "#/components/messages/" + type)));
        return messages;
    }

    private static Map<String, Object> messages() {
        var messages = new LinkedHashMap<String, Object>();
        for (var fact : facts()) {
            var type = EventCatalogue.typeOf(fact.getClass());
            var message = new LinkedHashMap<String, Object>();
            message.put("name", type);
            message.put("payload", Map.of("$ref", "schemas/" + type + ".json"));
            messages.put(type, message);
        }
        return messages;
    }

    private static List<Event> facts() {
        return Samples.all().stream()
                .sorted(Comparator.comparing(fact -> EventCatalogue.typeOf(fact.getClass())))
                .toList();
    }
}
