package com.wecombridge.testkit;

import com.wecombridge.testkit.servers.KafkaServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The broker that all tests of a JVM share. Unknown topics come into being with three partitions.
 */
public final class TestKafka {

    private static final Duration ONE_POLL = Duration.ofMillis(50);

    /**
     * A second way to the broker, for whoever wants to stand in between: clients that begin at
     * {@code advertised} are sent there for everything.
     *
     * @param advertised where the one in between listens; nobody does otherwise
     * @param host where it passes things on to
     * @param broker the port there
     */
    public record Detour(int advertised, String host, int broker) {}

    private final KafkaServer server;

    TestKafka(KafkaServer server) {
        this.server = server;
    }

    public String bootstrapServers() {
        return server.bootstrapServers();
    }

    public Detour detour() {
        return new Detour(server.advertised(), server.host(), server.port());
    }

    /** Creates the topic if it is absent; an existing one stays as it is. */
    public void createTopic(String name, int partitions, Cleanup cleanup) {
        var topic =
                new NewTopic(name, partitions, (short) 1)
                        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy));
        try (var admin = Admin.create(settings())) {
            admin.createTopics(Set.of(topic)).all().get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Kafka refused topic " + name, refused);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Sends one record and waits until it is stored. */
    public void send(ProducerRecord<String, byte[]> record) {
        try (var producer =
                new KafkaProducer<>(
                        settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException(
                    "Kafka refused a record for " + record.topic(), refused);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Everything the topic holds at this moment, in order within each partition. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        return read(topic, 0, Duration.ZERO);
    }

    /**
     * Everything the topic holds as soon as it holds {@code atLeast} records.
     *
     * @throws AssertionError when it holds fewer after {@code timeout}
     */
    public List<ConsumerRecord<String, byte[]>> records(
            String topic, int atLeast, Duration timeout) {
        List<ConsumerRecord<String, byte[]>> records = read(topic, atLeast, timeout);
        if (records.size() < atLeast) {
            throw new AssertionError(
                    "topic %s holds %d records after %s, not %d"
                            .formatted(topic, records.size(), timeout, atLeast));
        }
        return records;
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic, int atLeast, Duration timeout) {
        try (var consumer =
                new KafkaConsumer<>(
                        settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            long deadline = System.nanoTime() + timeout.toNanos();
            while (unread(consumer, ends)
                    || (records.size() < atLeast && System.nanoTime() < deadline)) {
                consumer.poll(ONE_POLL).forEach(records::add);
            }
            return records;
        }
    }

    private static boolean unread(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while Kafka answered", interrupted);
    }

    /** What becomes of old records. */
    public enum Cleanup {
        /** Old records leave by age: a topic of events. */
        DELETE("delete"),
        /** The last record of each key stays: a topic of states. */
        COMPACT("compact");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }
}
