package com.wecombridge.acceptance.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.acceptance.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Listens on one topic, from now on. */
public final class Listener implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;

    public Listener(String bootstrapServers, String topic) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
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
    }

    public ConsumerRecord<String, byte[]> waitFor(
            String what, Predicate<ConsumerRecord<String, byte[]>> fits) {
        return Patience.waitFor(what, () -> next(fits));
    }

    private Optional<ConsumerRecord<String, byte[]>> next(
            Predicate<ConsumerRecord<String, byte[]>> fits) {
        var records = consumer.poll(Duration.ofMillis(500));
        return StreamSupport.stream(records.spliterator(), false).filter(fits).findFirst();
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
