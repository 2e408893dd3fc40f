package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What keeps one corp from harming the others and itself: a few calls at a time, a rest for a
 * question that keeps failing, an end to each request.
 */
final class CorpLimits {
    private static final CircuitBreakerConfig REST =
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(8)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(15))
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .recordException(CorpLimits::isWeComInTrouble)
                    .build();

    private final Bulkhead turns;
    private final Map<String, CircuitBreaker> rests = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private final Duration callTimeout;

    CorpLimits(String corp, WeComClientSettings settings, ExecutorService threads) {
        this.threads = threads;
        this.callTimeout = settings.callTimeout();
        this.turns =
                Bulkhead.of(
                        corp,
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(settings.callsPerCorp())
                                .maxWaitDuration(settings.waitForTurn())
                                .build());
    }

    /**
     * Sends the request on a virtual thread of its own and waits for it.
     *
     * @throws WeComCallException also when the limits do not allow it
     */
    <T> T within(String path, Supplier<T> request) {
        CircuitBreaker rest = rests.computeIfAbsent(path, name -> CircuitBreaker.of(name, REST));
        try {
            return turns.executeSupplier(() -> rest.executeSupplier(() -> timed(request)));
        } catch (BulkheadFullException full) {
            throw new WeComCallException(new NotCalled(Obstacle.TOO_MANY_AT_ONCE));
        } catch (CallNotPermittedException resting) {
            throw new WeComCallException(new NotCalled(Obstacle.RESTING));
        }
    }

    private <T> T timed(Supplier<T> request) {
        Future<T> answer = threads.submit(request::get);
        try {
            return answer.get(callTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw unknown("no whole answer within " + callTimeout, tooSlow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unknown("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof WeComCallException known
                    ? known
                    : unknown("the call broke", failed);
        } finally {
            answer.cancel(true); // interrupting a virtual thread closes its socket
        }
    }

    private static WeComCallException unknown(String what, Exception cause) {
        return new WeComCallException(new OutcomeUnknown(what), cause);
    }

    /** A refusal is an answer; only silence, disorder and overload count against WeCom. */
    private static boolean isWeComInTrouble(Throwable thrown) {
        return !(thrown instanceof WeComCallException call)
                || switch (call.failure()) {
                    case OutcomeUnknown _, NotCalled _, Busy _ -> true;
                    default -> false;
                };
    }
}
