package com.wecombridge.events.store;

import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a failure of what we lean on, the database or Kafka, from one of our own. */
public final class Away {

    private static final int DEEPEST_CAUSE = 20;

    private Away() {}

    /** True if something that we lean on is away or overloaded: trying again can help. */
    public static boolean is(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(Away::isItself);
    }

    private static boolean isItself(Throwable cause) {
        return switch (cause) {
            case DataAccessResourceFailureException _, TransientDataAccessException _ -> true;
            case TransactionException _, TimeoutException _, IOException _ -> true;
            case R2dbcException r2dbc -> isOutsideOurDoing(r2dbc.getSqlState());
            case RetriableException _ -> true;
            default -> isBlockingTimeout(cause);
        };
    }

    /**
     * SQL state classes 08 (connection), 25 (ended), 40 (rollback), 53 (resources), 57 (operator).
     */
    private static boolean isOutsideOurDoing(@Nullable String state) {
        return state == null || Stream.of("08", "25", "40", "53", "57").anyMatch(state::startsWith);
    }

    /** {@code Mono.block(patience)} reports a missed deadline in this way. */
    private static boolean isBlockingTimeout(Throwable cause) {
        var message = cause.getMessage();
        return cause instanceof IllegalStateException
                && message != null
                && message.startsWith("Timeout on blocking read");
    }
}
