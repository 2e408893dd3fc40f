package com.wecombridge.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A door has dealt with two records while the group changes places, so that Kafka keeps nothing.
 */
class DoorConsumerTest {

    private static final TopicPartition PARTITION = new TopicPartition(Todos.TOPIC, 0);

    private final MockConsumer<byte[], byte[]> kafkas = new Refusing();
    private final TopicIds topics = mock(TopicIds.class);
    private final Consumer<byte[], byte[]> consumer = DoorConsumer.around(kafkas, topics);

    private static final class Refusing extends MockConsumer<byte[], byte[]> {

        Refusing() {
            super("earliest");
        }

        @Override
        public synchronized void commitSync(
                Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            throw new RebalanceInProgressException("joining");
        }
    }

    @BeforeEach
    void dealWithTwo() {
        when(topics.of(Todos.TOPIC)).thenReturn(Optional.empty());
        kafkas.assign(List.of(PARTITION));
        kafkas.seek(PARTITION, 2);
        assertThatThrownBy(() -> commit(2)).isInstanceOf(RebalanceInProgressException.class);
    }

    @Test
    void asksAgainForTheOffsetThatWasRefused() {
        consumer.poll(Duration.ZERO);

        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void asksForNothingThatIsBehindWhatIsBeingDealtWith() {
        kafkas.seek(PARTITION, 5);

        consumer.poll(Duration.ZERO);

        assertThat(kafkas.committed(Set.of(PARTITION))).doesNotContainKey(PARTITION);
    }

    @Test
    void asksForNothingThatAnotherHasByNow() {
        var other = new TopicPartition(Todos.TOPIC, 1);
        kafkas.assign(List.of(other));
        kafkas.seek(other, 0);

        consumer.poll(Duration.ZERO);

        assertThat(kafkas.committed(Set.of(PARTITION))).doesNotContainKey(PARTITION);
    }

    private void commit(long offset) {
        consumer.commitSync(
                Map.of(PARTITION, new OffsetAndMetadata(offset)), Duration.ofSeconds(1));
    }

    @NullUnmarked
    private long committed() {
        return kafkas.committed(Set.of(PARTITION)).get(PARTITION).offset();
    }
}
