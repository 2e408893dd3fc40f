package com.wecombridge.events.inbox;

import com.wecombridge.events.UnreadableEventException;
import io.r2dbc.spi.R2dbcException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.transaction.TransactionException;
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
        var handler = new DefaultErrorHandler(recoverer(group, kafka));
        handler.setBackOffFunction((_, failure) -> backOff(failure));
        handler.setSeekAfterError(true);
        handler.setCommitRecovered(true);
        return handler;
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
        if (causes(failure).anyMatch(DeadLetters::isAway)) {
            var patient = new ExponentialBackOff(200, 2);
            patient.setMaxInterval(5_000);
            return patient;
        }
        var few = new ExponentialBackOffWithMaxRetries(TRIES_FOR_A_BUG);
        few.setInitialInterval(200);
        few.setMultiplier(4);
        return few;
    }

    /** Something that we lean on is away or overloaded; it says nothing about the record. */
    private static boolean isAway(Throwable cause) {
        return switch (cause) {
            case DataAccessResourceFailureException _, TransientDataAccessException _ -> true;
            case TransactionException _, TimeoutException _ -> true;
            case java.io.IOException _ -> true;
            case R2dbcException r2dbc -> isConnectionState(r2dbc.getSqlState());
            case org.apache.kafka.common.errors.RetriableException _ -> true;
            default -> isBlockingTimeout(cause);
        };
    }

    /** SQL state classes 08 (connection), 40 (rollback), 53 (resources), 57 (operator). */
    private static boolean isConnectionState(@org.jspecify.annotations.Nullable String state) {
        return state == null || Stream.of("08", "40", "53", "57").anyMatch(state::startsWith);
    }

    /** {@code Mono.block(patience)} reports a missed deadline in this way. */
    private static boolean isBlockingTimeout(Throwable cause) {
        var message = cause.getMessage();
        return cause instanceof IllegalStateException
                && message != null
                && message.startsWith("Timeout on blocking read");
    }

    private static Throwable rootOf(Throwable failure) {
        return causes(failure).reduce((_, deeper) -> deeper).orElse(failure);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
                .limit(20);
    }
}
