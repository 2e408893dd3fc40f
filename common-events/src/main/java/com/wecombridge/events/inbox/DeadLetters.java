package com.wecombridge.events.inbox;

import com.wecombridge.events.codec.UnreadableEventException;
import com.wecombridge.events.store.Away;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What happens to a record whose effect failed: unreadable → dead letter at once; the database or
 * Kafka is away → wait, as long as it takes, because every other record would fail as well;
 * anything else → a few tries, then dead letter. The next key goes on.
 */
final class DeadLetters {

    static final String CAUSE = "wb_dlt-cause";
    private static final int TRIES_FOR_A_BUG = 3;

    private DeadLetters() {}

    static String topicFor(String topic, String group) {
        return topic + ".dlt." + group;
    }

    static DefaultErrorHandler handlerFor(String group, KafkaOperations<byte[], byte[]> kafka) {
        var handler = new ByKind(recoverer(group, kafka));
        handler.setBackOffFunction((_, failure) -> backOff(failure));
        handler.setSeekAfterError(true);
        // That the records behind a dead letter come again is no error.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    /**
     * A record may fail for one reason and then for another. The framework begins a new back-off
     * when the class of the failure changes, and it sees the class of the outermost cause, which is
     * the same for all of ours; so the kind becomes the outermost cause.
     */
    private static final class ByKind extends DefaultErrorHandler {

        ByKind(DeadLetterPublishingRecoverer recoverer) {
            super(recoverer);
        }

        @Override
        public void handleBatch(
                Exception thrown,
                ConsumerRecords<?, ?> records,
                Consumer<?, ?> consumer,
                MessageListenerContainer container,
                Runnable listener) {
            int failed = indexOfFailed(thrown);
            var kind = kindOf(new BatchListenerFailedException("not taken", thrown, failed));
            try (var _ = DoorLog.about(at(failed, records))) {
                super.handleBatch(kind, records, consumer, container, listener);
            } catch (RebalanceInProgressException notKept) {
                // The positions are right; DoorConsumer asks for the offset again.
                throw new KafkaException(
                        "an offset is kept later", KafkaException.Level.DEBUG, notKept);
            }
        }

        /**
         * Called whenever a poll went well, be it of other partitions alone; the tries of a record
         * count on until it is done.
         */
        @Override
        public void clearThreadState() {
            // Nothing to clear: another record of the partition begins anew by itself.
        }

        /** The first of all, if somebody before the door has failed. */
        private static int indexOfFailed(Exception thrown) {
            return causes(thrown)
                    .filter(BatchListenerFailedException.class::isInstance)
                    .findFirst()
                    .map(failure -> ((BatchListenerFailedException) failure).getIndex())
                    .orElse(0);
        }

        private static ConsumerRecord<?, ?> at(int index, ConsumerRecords<?, ?> records) {
            return StreamSupport.stream(records.spliterator(), false)
                    .skip(index)
                    .findFirst()
                    .orElseThrow();
        }

        private static Exception kindOf(Exception thrown) {
            var kind = Away.is(thrown) ? new AwayException(thrown) : new BugException(thrown);
            return new ListenerExecutionFailedException("a record's effect failed", kind);
        }
    }

    /** Something that we lean on was away. */
    private static final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AwayException(Exception cause) {
            super(cause);
        }
    }

    /** The record or our code is wrong. */
    private static final class BugException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BugException(Exception cause) {
            super(cause);
        }
    }

    private static DeadLetterPublishingRecoverer recoverer(
            String group, KafkaOperations<byte[], byte[]> kafka) {
        var recoverer =
                new DeadLetterPublishingRecoverer(
                        Map.of(Object.class, kafka),
                        (letter, _) -> new TopicPartition(topicFor(letter.topic(), group), -1));
        recoverer.setFailIfSendResultIsError(true);
        // Messages and stack traces of foreign exceptions may quote data; the cause header does
        // not.
        recoverer.excludeHeader(HeadersToAdd.EX_MSG, HeadersToAdd.EX_STACKTRACE);
        recoverer.setHeadersFunction(DeadLetters::causeOf);
        return recoverer;
    }

    private static Headers causeOf(ConsumerRecord<?, ?> letter, Exception failure) {
        return new RecordHeaders().add(CAUSE, describe(failure).getBytes(StandardCharsets.UTF_8));
    }

    static String describe(Throwable failure) {
        return causes(failure)
                .filter(UnreadableEventException.class::isInstance)
                .findFirst()
                .map(Throwable::getMessage)
                .orElseGet(() -> rootOf(failure).getClass().getName());
    }

    static BackOff backOff(Throwable failure) {
        if (causes(failure).anyMatch(UnreadableEventException.class::isInstance)) {
            return new FixedBackOff(0, 0);
        }
        if (Away.is(failure)) {
            var patient = new ExponentialBackOff(200, 2);
            patient.setMaxInterval(5_000);
            return patient;
        }
        var few = new ExponentialBackOffWithMaxRetries(TRIES_FOR_A_BUG);
        few.setInitialInterval(200);
        few.setMultiplier(4);
        return few;
    }

    private static Throwable rootOf(Throwable failure) {
        return causes(failure).reduce((_, deeper) -> deeper).orElse(failure);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
                .limit(20);
    }
}
