package com.wecombridge.events.outbox;

import com.wecombridge.events.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One tuned producer for all facts of a service. A batch is one Kafka transaction: consumers see
 * all of it or nothing, and a publisher that was replaced can publish nothing any more.
 */
final class FactPublisher implements AutoCloseable {

    private final Producer<String, byte[]> producer;

    /** Of the last fact on each partition. */
    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    FactPublisher(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Connects and fences every earlier publisher of the same service.
     *
     * @throws KafkaException if Kafka cannot be reached
     */
    static FactPublisher take(Map<String, Object> connection, String transactionalId) {
        var producer =
                new KafkaProducer<>(
                        settings(connection, transactionalId),
                        new StringSerializer(),
                        new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new FactPublisher(producer);
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    static Map<String, Object> settings(Map<String, Object> connection, String transactionalId) {
        var settings = new HashMap<>(connection);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 12_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return settings;
    }

    /**
     * Publishes all of the rows in order, or none.
     *
     * @throws UnpublishableException naming the row that Kafka will never take as it is
     * @throws KafkaException for anything else; this publisher must then be replaced
     */
    void publish(List<OutboxRow> rows) {
        producer.beginTransaction();
        var sent = new ArrayList<Sent>();
        try {
            sendAll(rows, sent);
            producer.flush();
            sent.forEach(this::confirm);
            producer.commitTransaction();
        } catch (UnpublishableException e) {
            producer.abortTransaction();
            throw e;
        }
    }

    /** Offsets only grow; where they do not, nothing may be told before what was told earlier. */
    private void confirm(Sent sent) {
        var stored = sent.confirm();
        var partition = new TopicPartition(stored.topic(), stored.partition());
        var last = offsets.put(partition, stored.offset());
        if (last != null && stored.offset() <= last) {
            throw new KafkaException("topic " + stored.topic() + " is another than before");
        }
    }

    /** After one refusal the producer takes no more rows: the refusal itself is what counts. */
    private void sendAll(List<OutboxRow> rows, List<Sent> sent) {
        try {
            rows.forEach(row -> send(row, sent));
        } catch (KafkaException e) {
            sent.stream().filter(Sent::isAnswered).forEach(Sent::confirm);
            throw e;
        }
    }

    private void send(OutboxRow row, List<Sent> sent) {
        sent.add(new Sent(row, producer.send(record(row))));
        if (row.tombstone()) {
            sent.add(new Sent(row, producer.send(tombstone(row))));
        }
    }

    private static RuntimeException unpublishable(OutboxRow row, KafkaException failure) {
        return switch (failure) {
            case RecordTooLargeException _,
                    InvalidTopicException _,
                    TopicAuthorizationException _,
                    UnknownTopicOrPartitionException _ ->
                    new UnpublishableException(row, failure);
            // A topic that is not there is reported as a time-out, because of its absence.
            default ->
                    failure.getCause() instanceof UnknownTopicOrPartitionException absent
                            ? new UnpublishableException(row, absent)
                            : failure;
        };
    }

    static ProducerRecord<String, byte[]> record(OutboxRow row) {
        var record = new ProducerRecord<>(row.topic(), row.envelope().key(), row.payload());
        EventCodec.headers(
                row.envelope(), (name, value) -> record.headers().add(name, utf8(value)));
        return record;
    }

    private static ProducerRecord<String, byte[]> tombstone(OutboxRow row) {
        return new ProducerRecord<>(row.topic(), row.envelope().key(), null);
    }

    private static byte[] utf8(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(3));
    }

    /** A record that is on its way. */
    private record Sent(OutboxRow row, Future<RecordMetadata> answer) {

        boolean isAnswered() {
            return answer.isDone();
        }

        RecordMetadata confirm() {
            try {
                return answer.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KafkaException kafka
                        ? unpublishable(row, kafka)
                        : new KafkaException(e.getCause());
            }
        }
    }
}
