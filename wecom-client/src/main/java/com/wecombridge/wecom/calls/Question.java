package com.wecombridge.wecom.calls;

import com.github.benmanes.caffeine.cache.Ticker;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.limits.Rest;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One API as one corp may ask it: its quota, and when it has to rest. */
final class Question {
    static final int TOO_OFTEN = 45009;

    private static final int TOO_MANY_AT_ONCE = 45033;

    private static final Set<Obstacle> NOBODY_THERE =
            EnumSet.of(Obstacle.NO_CONNECTION, Obstacle.NO_ADDRESS, Obstacle.NOT_TRUSTED);

    /** About fifteen seconds: after an outage not all corps come back at the same moment. */
    static final IntervalFunction PAUSE_LASTS =
            IntervalFunction.ofRandomized(Duration.ofSeconds(15), 0.5);

    /** The breaker also sees our own waiting; silence of WeCom's ends by a limit of its own. */
    private static final Duration NEVER_TOO_SLOW = Duration.ofDays(1);

    private static final CircuitBreakerConfig PAUSE =
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(8)
                    .failureRateThreshold(50)
                    .slowCallDurationThreshold(NEVER_TOO_SLOW)
                    .waitIntervalFunctionInOpenState(PAUSE_LASTS)
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .recordException(Question::isWeComInTrouble)
                    .ignoreException(Question::isOurOwnTrouble)
                    .build();

    private final Optional<Bucket> quota;
    private final CircuitBreaker breaker;
    private final Ticker ticker;
    private final AtomicReference<Rest> rest;

    Question(String path, Optional<Bucket> quota, Ticker ticker) {
        this.quota = quota;
        this.breaker = CircuitBreaker.of(path, PAUSE);
        this.ticker = ticker;
        this.rest = new AtomicReference<>(Rest.none(ticker.read()));
    }

    /**
     * Makes the call unless the question rests or pauses, with one call of the corp's quota, for
     * which it waits where that is short.
     *
     * @throws WeComCallException when it may not be made in time
     */
    <T> T ask(Duration patience, Supplier<T> call) {
        letRest();
        try {
            return breaker.executeSupplier(() -> withQuota(patience, call));
        } catch (CallNotPermittedException pausing) {
            throw notCalled(Obstacle.PAUSING);
        }
    }

    /** Asked again once a call has its slot: WeCom may have spoken while it waited. */
    void lookAgain() {
        letRest();
        if (pauses()) {
            throw notCalled(Obstacle.PAUSING);
        }
    }

    void answered() {
        rest.updateAndGet(known -> known.answered(ticker.read()));
    }

    void heed(WeComFailure failure) {
        if (failure instanceof Busy(int errcode, _) && errcode == TOO_OFTEN) {
            rest.updateAndGet(known -> known.askedTooOften(ticker.read()));
        }
    }

    boolean pauses() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    boolean rests() {
        return !rest.get().isOver(ticker.read());
    }

    private void letRest() {
        if (rests()) {
            throw notCalled(Obstacle.OUT_OF_QUOTA);
        }
    }

    /** What was not sent is not counted by WeCom and gives its quota back. */
    private <T> T withQuota(Duration patience, Supplier<T> call) {
        if (!hasQuota(patience)) {
            throw notCalled(Obstacle.OUT_OF_QUOTA);
        }
        try {
            return call.get();
        } catch (WeComCallException failed) {
            if (failed.failure() instanceof NotCalled) {
                quota.ifPresent(bucket -> bucket.addTokens(1));
            }
            throw failed;
        }
    }

    private static WeComCallException notCalled(Obstacle obstacle) {
        return new WeComCallException(new NotCalled(obstacle));
    }

    private boolean hasQuota(Duration patience) {
        try {
            return quota.isEmpty()
                    || quota.get().asBlocking().tryConsume(1, patience, BlockingStrategy.PARKING);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * A refusal is an answer; only silence, disorder and overload count against WeCom. That we ask
     * too often has its own remedies.
     */
    private static boolean isWeComInTrouble(Throwable thrown) {
        return !(thrown instanceof WeComCallException call)
                || switch (call.failure()) {
                    case Busy busy ->
                            busy.errcode() != TOO_OFTEN && busy.errcode() != TOO_MANY_AT_ONCE;
                    case OutcomeUnknown _, NotCalled _ -> true;
                    default -> false;
                };
    }

    /** Says nothing about WeCom, neither good nor bad: not sent, or nobody waited for the end. */
    private static boolean isOurOwnTrouble(Throwable thrown) {
        return thrown instanceof WeComCallException call
                && switch (call.failure()) {
                    case NotCalled(var obstacle) -> !NOBODY_THERE.contains(obstacle);
                    case OutcomeUnknown _ -> call.getCause() instanceof InterruptedException;
                    default -> false;
                };
    }

    static boolean saysTooManyAtOnce(WeComFailure failure) {
        return failure instanceof Busy(int errcode, _) && errcode == TOO_MANY_AT_ONCE;
    }
}
