package com.wecombridge.events.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.wecombridge.testkit.Infrastructure;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.core.ConditionTimeoutException;

/** Which facts have reached a topic: each counts once, however often it was told. */
final class Told implements AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofMillis(5);

    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private volatile boolean listening = true;

    Told(String topic) {
        Thread.ofPlatform().name("told-" + topic).start(() -> listen(topic));
    }

    private void listen(String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                Infrastructure.kafka().bootstrapServers(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                10_000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(found -> new TopicPartition(topic, found.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (listening) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    ids.add(new String(record.headers().lastHeader("ce_id").value(), UTF_8));
                }
            }
        }
    }

    int count() {
        return ids.size();
    }

    void awaitCount(int count) {
        await().atMost(Duration.ofMinutes(3)).pollInterval(A_MOMENT).until(() -> count() >= count);
    }

    /** How many of these have not come within the time. */
    long missedAfter(Duration patience, Collection<String> expected) {
        try {
            await().atMost(patience).until(() -> ids.containsAll(expected));
            return 0;
        } catch (ConditionTimeoutException _) {
            return expected.stream().filter(id -> !ids.contains(id)).count();
        }
    }

    @Override
    public void close() {
        listening = false; // the listener looks at it ten times a second
    }
}
