package com.wecombridge.events.inbox;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that begins anew on a topic that was deleted and made anew, and asks again for offsets
 * that were refused. By itself it would go on at the offset that it had reached on the former
 * topic, which may well exist by now, and never see what is before.
 */
final class DoorConsumer implements InvocationHandler {

    private static final Logger log = LoggerFactory.getLogger(DoorConsumer.class);

    private final Consumer<?, ?> consumer;
    private final TopicIds topics;
    private final Map<String, Uuid> heard = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> refused = new HashMap<>();

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
            commitWhatWasRefused();
            followTopics();
        }
        try {
            return method.invoke(consumer, arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RebalanceInProgressException) {
                remember(arguments);
            }
            throw failed.getCause();
        }
    }

    private void remember(@Nullable Object @Nullable [] arguments) {
        if (arguments != null && arguments[0] instanceof Map<?, ?> offsets) {
            offsets.forEach((partition, offset) ->
                    refused.put((TopicPartition) partition, (OffsetAndMetadata) offset));
        }
    }

    /**
     * Offsets that were not taken while the group changed places. The framework asks once more for
     * records that were taken, but not for dead letters: until the next record they would look as
     * if nobody had heard them, and come again after a start.
     */
    private void commitWhatWasRefused() {
        refused.keySet().retainAll(consumer.assignment());
        refused.entrySet()
                .removeIf(one -> consumer.position(one.getKey()) != one.getValue().offset());
        if (!refused.isEmpty()) {
            consumer.commitAsync(
                    Map.copyOf(refused),
                    (kept, failure) -> {
                        if (failure == null) {
                            refused.entrySet().removeAll(kept.entrySet());
                        }
                    });
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
