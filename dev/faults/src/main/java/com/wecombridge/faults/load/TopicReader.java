package com.wecombridge.faults.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is committed on a topic, each record once, in order within a key. */
public final class TopicReader implements AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;

    /**
     * @param bootstrapServers the broker itself, by no detour
     */
    public record Kafka(String bootstrapServers) {}

    private TopicReader(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Everything that is committed from this moment on. */
    public static TopicReader fromNow(Kafka kafka, String topic) {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrapServers(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(one -> new TopicPartition(one.topic(), one.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new TopicReader(consumer);
    }

    /** What has come since the last time. */
    public List<ConsumerRecord<String, byte[]>> next() {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var batch = consumer.poll(A_MOMENT);
                !batch.isEmpty();
                batch = consumer.poll(A_MOMENT)) {
            batch.forEach(records::add);
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
