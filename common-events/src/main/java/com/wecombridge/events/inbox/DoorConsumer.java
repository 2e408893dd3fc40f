package com.wecombridge.events.inbox;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that begins anew on a topic that was deleted and made anew. By itself it would go on
 * at the offset that it had reached on the former one, which may well exist by now, and never see
 * what is before.
 */
final class DoorConsumer implements InvocationHandler {

    private static final Logger log = LoggerFactory.getLogger(DoorConsumer.class);

    private final Consumer<?, ?> consumer;
    private final TopicIds topics;
    private final Map<String, Uuid> heard = new HashMap<>();

    private DoorConsumer(Consumer<?, ?> consumer, TopicIds topics) {
        this.consumer = consumer;
        this.topics = topics;
    }

    @SuppressWarnings("unchecked")
    static <K, V> Consumer<K, V> around(Consumer<K, V> consumer, TopicIds topics) {
        return (Consumer<K, V>)
                Proxy.newProxyInstance(
                        Consumer.class.getClassLoader(),
                        new Class<?>[] {Consumer.class},
                        new DoorConsumer(consumer, topics));
    }

    @Override
    public @Nullable Object invoke(
            Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("poll")) {
            followTopics();
        }
        try {
            return method.invoke(consumer, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private void followTopics() {
        consumer.assignment().stream()
                .collect(Collectors.groupingBy(TopicPartition::topic))
                .forEach((topic, partitions) -> {
                    if (isAnother(topic)) {
                        log.error("inbox: topic {} was made anew: hearing all of it", topic);
                        consumer.seekToBeginning(partitions);
                    }
                });
    }

    private boolean isAnother(String topic) {
        var now = topics.of(topic);
        var before = now.map(id -> heard.put(topic, id));
        return before.isPresent() && !before.equals(now);
    }
}
