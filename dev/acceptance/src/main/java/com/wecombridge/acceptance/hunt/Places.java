package com.wecombridge.acceptance.hunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Unmet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
import org.jspecify.annotations.Nullable;

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
    List<Page> metrics(Map<String, URI> services) {
        var pages = new ArrayList<Page>();
        for (var service : services.entrySet()) {
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

    /**
     * Every record of every topic: key, headers and value, but for those of them that are one of
     * these to the letter: we put them there ourselves.
     */
    List<Page> records(Set<String> own) {
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
            return readToTheEnd(consumer, partitions).stream()
                    .map(record -> page(record, own))
                    .toList();
        }
    }

    /** How many dead letters there are. */
    long deadLetters() {
        return records(Set.of()).stream().filter(page -> page.place().contains(".dlt.")).count();
    }

    /** Writes a record as a service would that says too much in a header. */
    void tell(String topic, String text) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "acks", "all");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<byte[], byte[]>(topic, "{}".getBytes(UTF_8));
            record.headers().add("kafka_dlt-exception-message", text.getBytes(UTF_8));
            var _ = producer.send(record);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> readToTheEnd(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    static Page page(ConsumerRecord<byte[], byte[]> record, Set<String> own) {
        var headers = new StringBuilder();
        record.headers()
                .forEach(header ->
                        headers.append(header.key())
                                .append('=')
                                .append(said(header.value(), own))
                                .append('\n'));
        var value = said(record.value(), own);
        var key = said(record.key(), own);
        return new Page("topic " + record.topic(), key + "\n" + headers + "\n" + value);
    }

    private static String said(byte @Nullable [] bytes, Set<String> own) {
        var text = bytes == null ? "" : new String(bytes, UTF_8);
        return own.contains(text) ? "" : text;
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
