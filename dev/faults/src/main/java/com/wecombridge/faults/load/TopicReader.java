package com.wecombridge.faults.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what is committed on a topic, each record once, in order within a key. Should the topic be
 * made anew or get more partitions, it reads all that is on them.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;
    private TopicDescription topic;

    /**
     * @param bootstrapServers the broker itself, by no detour
     */
    public record Kafka(String bootstrapServers) {}

    private TopicReader(KafkaConsumer<String, byte[]> consumer, Admin admin, String topic) {
        this.consumer = consumer;
        this.admin = admin;
        this.topic = look(topic).orElseThrow();
    }

    /** Everything that is committed from this moment on. */
    public static TopicReader fromNow(Kafka kafka, String topic) {
        var broker =
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        var reader = new TopicReader(consumer, Admin.create(broker), topic);
        consumer.assign(reader.partitions());
        consumer.seekToEnd(reader.partitions());
        reader.partitions().forEach(consumer::position);
        return reader;
    }

    /** Blank if there is none. */
    public static String header(ConsumerRecord<String, byte[]> fact, String name) {
        var header = fact.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private List<TopicPartition> partitions() {
        return topic.partitions().stream()
                .map(one -> new TopicPartition(topic.name(), one.partition()))
                .toList();
    }

    /** What has come since the last time; not all of it if more and more comes meanwhile. */
    public List<ConsumerRecord<String, byte[]>> next() {
        look(topic.name()).ifPresent(this::follow);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        long end = System.nanoTime() + A_WHILE.toNanos();
        var batch = consumer.poll(A_MOMENT);
        while (!batch.isEmpty() && System.nanoTime() < end) {
            batch.forEach(records::add);
            batch = consumer.poll(A_MOMENT);
        }
        batch.forEach(records::add);
        return records;
    }

    /** Nothing of another topic was read, and nothing of partitions that are new. */
    private void follow(TopicDescription now) {
        var read =
                now.topicId().equals(topic.topicId())
                        ? new HashSet<>(partitions())
                        : new HashSet<TopicPartition>();
        topic = now;
        var unread = partitions().stream().filter(one -> !read.contains(one)).toList();
        if (!unread.isEmpty()) {
            consumer.assign(partitions());
            consumer.seekToBeginning(unread);
        }
    }

    /** Empty while there is none, or nobody who could tell. */
    private Optional<TopicDescription> look(String name) {
        try {
            return Optional.ofNullable(
                    admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
        } catch (ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
