package com.wecombridge.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A record goes to Kafka and comes back, on a topic that lives as long as the test. */
@Command(name = "kafka", description = "Whether a record that is written can be read.")
final class KafkaCheck implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var connection = Kafka.connection();
        var topic = "wecom-bridge.selftest." + UUID.randomUUID();
        try (var kafka = Admin.create(connection)) {
            kafka.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            try {
                write(connection, topic);
                read(connection, topic);
            } finally {
                kafka.deleteTopics(List.of(topic));
            }
        }
        spec.commandLine().getOut().println("a record was written and read");
        return 0;
    }

    private static void write(Map<String, Object> connection, String topic) throws Exception {
        var settings = with(connection, ProducerConfig.ACKS_CONFIG, "all");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, topic.getBytes(UTF_8))).get();
        }
    }

    private static void read(Map<String, Object> connection, String topic) {
        var settings = with(connection, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            var read = consumer.poll(SelfTest.PATIENCE);
            if (read.isEmpty()) {
                throw new ErrandException("what was written to Kafka cannot be read");
            }
        }
    }

    private static Map<String, Object> with(
            Map<String, Object> connection, String setting, String value) {
        var settings = new HashMap<>(connection);
        settings.put(setting, value);
        return settings;
    }
}
