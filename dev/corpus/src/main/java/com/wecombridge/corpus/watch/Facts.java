package com.wecombridge.corpus.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is told on {@code wecom.callbacks} from now on. */
public final class Facts implements AutoCloseable {

    private static final int QUIET_LOOKS = 6;

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<String> told = new ArrayList<>();

    public Facts(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor("wecom.callbacks").stream()
                        .map(one -> new TopicPartition(one.topic(), one.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Type and subject of all, each as often as it was told, once nothing more comes. */
    public List<String> untilItIsQuiet() {
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            quiet = look() ? 0 : quiet + 1;
        }
        return List.copyOf(told);
    }

    private boolean look() {
        var news = consumer.poll(Duration.ofMillis(500));
        news.forEach(
                record -> told.add(header(record, "ce_type") + " " + header(record, "ce_subject")));
        return !news.isEmpty();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
