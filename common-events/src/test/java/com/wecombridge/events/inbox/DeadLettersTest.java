package com.wecombridge.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.mock.MockConsumerFactory;
import org.springframework.kafka.mock.MockProducerFactory;

/** Three records come with one poll, and the second of them has a bug. */
class DeadLettersTest {

    private static final TopicPartition PARTITION = new TopicPartition(Todos.TOPIC, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final DefaultErrorHandler handler =
            DeadLetters.handlerFor(
                    "tiny-service", new KafkaTemplate<>(new MockProducerFactory<>(() -> letters)));

    /** It does not run, so that nobody waits between the tries. */
    private final MessageListenerContainer container =
            new KafkaMessageListenerContainer<>(
                    new MockConsumerFactory<>(() -> consumer),
                    new ContainerProperties(Todos.TOPIC));

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
    }

    @Test
    void keepsWhatWasTakenBeforeAndBringsTheOthersAgain() {
        fail();

        assertThat(committed()).isEqualTo(1);
        assertThat(consumer.position(PARTITION)).isEqualTo(1);
    }

    @Test
    void countsTheTriesOfARecordThoughOtherPollsGoWellMeanwhile() {
        for (int tries = 1; tries <= 3; tries++) {
            fail();
            handler.clearThreadState();
        }
        assertThat(letters.history()).isEmpty();

        fail();

        assertThat(letters.history()).hasSize(1);
        assertThat(committed()).isEqualTo(2);
        assertThat(consumer.position(PARTITION)).isEqualTo(2);
    }

    private void fail() {
        var records =
                LongStream.range(0, 3)
                        .mapToObj(offset ->
                                new ConsumerRecord<>(
                                        Todos.TOPIC, 0, offset, new byte[0], new byte[0]))
                        .toList();
        assertThatThrownBy(() ->
                        handler.handleBatch(
                                new BatchListenerFailedException(
                                        "not taken", new ArithmeticException(), 1),
                                new ConsumerRecords<>(Map.of(PARTITION, records), Map.of()),
                                consumer,
                                container,
                                () -> {}))
                .hasRootCauseInstanceOf(ArithmeticException.class);
    }

    @NullUnmarked
    private long committed() {
        return consumer.committed(Set.of(PARTITION)).get(PARTITION).offset();
    }
}
