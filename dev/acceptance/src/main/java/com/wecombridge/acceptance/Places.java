package com.wecombridge.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Everywhere that a secret may have got to: what is there, by its name. */
final class Places {

    /** Something that somebody may read. */
    record Page(String place, String text) {}

    /** Told by contract: who reads members may read their mail. */
    private static final String TELLS_MAIL = "contacts.members";

    /** An answer names the field that it does not know, to whoever sent it. */
    static final String UNKNOWN_FIELD = "name of an unknown field";

    private final Http http;
    private final RunningStack stack;
    private final String kafka;

    Places(Http http, RunningStack stack, String kafka) {
        this.http = http;
        this.stack = stack;
        this.kafka = kafka;
    }

    static boolean mayTell(String place, String what) {
        return (place.startsWith("topic " + TELLS_MAIL) && what.equals("mail of a member"))
                || (place.startsWith("answer to unknown field") && what.equals(UNKNOWN_FIELD));
    }

    List<Page> logs() {
        return stack.logs().stream()
                .map(file -> new Page("log " + file.getFileName(), read(file)))
                .toList();
    }

    /** Metrics of every service, and what stands in its health and info. */
    List<Page> metrics() {
        var pages = new ArrayList<Page>();
        for (var service : stack.services().entrySet()) {
            for (String path : List.of("prometheus", "health", "info", "env", "configprops")) {
                var uri = service.getValue().resolve("/actuator/" + path);
                var text = http.get(uri, Map.of()).text();
                var place = path.equals("prometheus") ? "metrics" : "actuator/" + path;
                pages.add(new Page(place + " of " + service.getKey(), text));
            }
        }
        return pages;
    }

    Set<String> topics() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            return new TreeSet<>(admin.listTopics().names().get());
        } catch (ExecutionException e) {
            throw new Unmet("Kafka does not name its topics: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unmet("interrupted");
        }
    }

    /** Every record of every topic: key, headers, and the value unless it is our own poison. */
    List<Page> records() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    topics().stream()
                            .filter(topic -> !topic.startsWith("__"))
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readToTheEnd(consumer, partitions);
        }
    }

    /** How many dead letters there are. */
    long deadLetters() {
        return records().stream().filter(page -> page.place().contains(".dlt.")).count();
    }

    /** Writes a record as a service would that says too much in a header. */
    void tell(String topic, String text) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "acks", "all");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<byte[], byte[]>(
                            topic, PlantInTheWorld.POISON.getBytes(UTF_8));
            record.headers().add("kafka_dlt-exception-message", text.getBytes(UTF_8));
            var _ = producer.send(record);
        }
    }

    private static List<Page> readToTheEnd(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var pages = new ArrayList<Page>();
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> pages.add(page(record)));
        }
        return pages;
    }

    private static Page page(ConsumerRecord<byte[], byte[]> record) {
        var headers = new StringBuilder();
        record.headers()
                .forEach(header ->
                        headers.append(header.key())
                                .append('=')
                                .append(
                                        header.value() == null
                                                ? ""
                                                : new String(header.value(), UTF_8))
                                .append('\n'));
        var value = record.value() == null ? "" : new String(record.value(), UTF_8);
        var key = record.key() == null ? "" : new String(record.key(), UTF_8);
        var said = value.contains(PlantInTheWorld.POISON) ? "" : value;
        return new Page("topic " + record.topic(), key + "\n" + headers + "\n" + said);
    }

    static Map<String, Long> sizes(List<Page> pages) {
        return pages.stream()
                .collect(
                        Collectors.groupingBy(
                                page -> page.place().split(" ", 2)[0], Collectors.counting()));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
