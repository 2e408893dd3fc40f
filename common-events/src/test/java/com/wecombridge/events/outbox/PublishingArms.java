package com.wecombridge.events.outbox;

import com.wecombridge.benchmarks.Arm;
import com.wecombridge.benchmarks.Meter;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestKafka.Cleanup;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Facts to Kafka, five hundred in a transaction: by our publisher, from the fact to its record; and
 * by a bare producer with the same settings that was handed everything ready.
 */
final class PublishingArms implements AutoCloseable {

    private static final int BATCH = 500;
    private static final int BATCHES = 400;
    private static final String KAFKAS_THREADS = "kafka-producer-network-thread";

    private final FactToPublish fact = new FactToPublish();
    private final OutboxRow row = fact.row();
    private final Header[] headers = FactPublisher.record(row).headers().toArray();
    private final FactPublisher ours;
    private final KafkaProducer<String, byte[]> bare;

    PublishingArms() {
        Map<String, Object> kafka =
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        Infrastructure.kafka().bootstrapServers());
        Infrastructure.kafka().createTopic(row.topic(), 3, Cleanup.DELETE);
        ours = FactPublisher.take(kafka, "ours-" + UUID.randomUUID());
        bare =
                new KafkaProducer<>(
                        FactPublisher.settings(kafka, "bare-" + UUID.randomUUID()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        bare.initTransactions();
    }

    Arm ours() {
        return arm(
                "ours",
                () -> {
                    ours.publish(IntStream.range(0, BATCH).mapToObj(_ -> fact.row()).toList());
                    return BATCH;
                });
    }

    Arm bare() {
        return arm("bare", () -> publishBare(new Header[0]));
    }

    Arm bareWithHeaders() {
        return arm("bare, same headers", () -> publishBare(headers));
    }

    private Object publishBare(Header... ready) {
        Future<?> last = CompletableFuture.completedFuture(null);
        bare.beginTransaction();
        for (int i = 0; i < BATCH; i++) {
            var record = new ProducerRecord<>(row.topic(), row.envelope().key(), row.payload());
            for (var header : ready) {
                record.headers().add(header);
            }
            last = bare.send(record);
        }
        bare.commitTransaction(); // fails if one was not taken
        return last.isDone();
    }

    private static Arm arm(String name, Meter.Operation batch) {
        return new Arm(
                name, () -> Meter.ofThreads(KAFKAS_THREADS, BATCHES, batch).perOperation(BATCH));
    }

    @Override
    public void close() {
        ours.close();
        bare.close();
    }
}
