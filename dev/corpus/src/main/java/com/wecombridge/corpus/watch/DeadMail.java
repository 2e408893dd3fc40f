package com.wecombridge.corpus.watch;

import com.wecombridge.acceptance.Patience;
import com.wecombridge.corpus.cases.Records;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Which of our records became dead letters, and why. */
public final class DeadMail {

    private static final String CAUSE = "wb_dlt-cause";
    private static final List<String> GROUPS = List.of("binding-service", "notification-service");
    private static final String CALLBACKS = "wecom.callbacks";

    private final String bootstrapServers;

    public DeadMail(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Causes by mark, one for each service that gave up, once all have seen everything. */
    public Map<String, List<String>> causes() {
        awaitAll();
        return read();
    }

    /**
     * How many callbacks a service gave up, since the system was made. The gateway takes none that
     * a service could not digest.
     */
    public long callbacks() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, CALLBACKS)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private void awaitAll() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Patience.waitFor(
                    "the services to have seen every record",
                    () -> areThrough(admin) ? Optional.of(true) : Optional.empty());
        }
    }

    private static boolean areThrough(Admin admin) {
        return GROUPS.stream().allMatch(group -> isThrough(admin, group));
    }

    private static boolean isThrough(Admin admin, String group) {
        var seen =
                result(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                        .entrySet()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, one -> one.getValue().offset()));
        var wanted =
                heard(admin, group)
                        .filter(one -> one.topic().startsWith("crm."))
                        .collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest()));
        return !wanted.isEmpty()
                && result(admin.listOffsets(wanted).all()).entrySet().stream()
                        .allMatch(end ->
                                seen.getOrDefault(end.getKey(), 0L) >= end.getValue().offset());
    }

    /** What its members hear at this moment, whether or not anything ever came there. */
    private static Stream<TopicPartition> heard(Admin admin, String group) {
        return result(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                .flatMap(described -> described.members().stream())
                .flatMap(member -> member.assignment().topicPartitions().stream());
    }

    private Map<String, List<String>> read() {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, "crm.");
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var causes = new HashMap<String, List<String>>();
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(500)).forEach(letter -> note(letter, causes));
            }
            return causes;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Of all topics of dead letters whose names begin so. */
    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String prefix) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().startsWith(prefix))
                .filter(topic -> topic.getKey().contains(".dlt."))
                .flatMap(topic -> topic.getValue().stream())
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
    }

    private static void note(
            ConsumerRecord<byte[], byte[]> letter, Map<String, List<String>> causes) {
        causes.computeIfAbsent(header(letter, Records.MARK), _ -> new ArrayList<>())
                .add(header(letter, CAUSE));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
