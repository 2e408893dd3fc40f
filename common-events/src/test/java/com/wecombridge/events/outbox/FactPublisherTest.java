package com.wecombridge.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.id.EventId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class FactPublisherTest {

    @Test
    void namesTheFactWhoseTopicIsNotThere() {
        var publisher = new FactPublisher(new Kafka("bindings.nowhere"));
        var lost = row("bindings.nowhere");

        assertThatThrownBy(() -> publisher.publish(List.of(row("bindings.accounts"), lost)))
                .isInstanceOfSatisfying(
                        UnpublishableException.class,
                        refused -> assertThat(refused.row()).isSameAs(lost));
    }

    @Test
    void blamesNoFactWhenKafkaIsAway() {
        var kafka = new Kafka("none");
        kafka.sendException = new TimeoutException("no broker answers");

        assertThatThrownBy(
                        () -> new FactPublisher(kafka).publish(List.of(row("bindings.accounts"))))
                .isInstanceOf(KafkaException.class);
    }

    /** Somebody deleted the topic and made another: what was told before has to be told first. */
    @Test
    void tellsNothingOnATopicWhoseOffsetsBeganAnew() {
        var kafka = new Kafka("none");
        var publisher = new FactPublisher(kafka);
        publisher.publish(List.of(row("bindings.accounts")));
        kafka.isAnother = true;

        assertThatThrownBy(() -> publisher.publish(List.of(row("bindings.accounts"))))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("is another than before");
        assertThat(kafka.commitCount()).isEqualTo(1);
    }

    /** Says of one topic what Kafka's client says of a topic that is not there. */
    private static final class Kafka extends MockProducer<String, byte[]> {

        private final String missing;
        private boolean isAnother;

        Kafka(String missing) {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
            this.missing = missing;
            initTransactions();
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            if (isAnother) {
                var first = new TopicPartition(record.topic(), 0);
                return CompletableFuture.completedFuture(new RecordMetadata(first, 0, 0, 0, 0, 0));
            }
            return record.topic().equals(missing)
                    ? CompletableFuture.failedFuture(
                            new TimeoutException(
                                    "not present in metadata",
                                    new UnknownTopicOrPartitionException()))
                    : super.send(record);
        }
    }

    private static OutboxRow row(String topic) {
        var envelope =
                new Envelope(
                        new EventId("e-1"),
                        "/tiny-service",
                        "com.wecombridge.account.bound.v1",
                        "accounts/u-1",
                        Samples.NOON,
                        Optional.empty(),
                        Optional.empty(),
                        "acme:u-1",
                        Optional.empty(),
                        1,
                        Optional.empty());
        return new OutboxRow(1, topic, envelope, new byte[0], false);
    }
}
