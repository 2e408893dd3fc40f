package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What keeps one corp from harming the others and itself: a pause for a question that keeps
 * failing, its quota, a few calls at a time, a turn of our address, an end to each request. In this
 * order: who waits for quota holds no slot, what is turned away uses no quota and no turn, which
 * belong to all corps, and is no failure of WeCom's.
 */
final class CorpLimits {
    private final String corp;
    private final Egress egress;
    private final Slots slots;
    private final Repeats repeats;
    private final Map<String, Question> questions = new ConcurrentHashMap<>();

    CorpLimits(String corp, Egress egress) {
        this.corp = corp;
        this.egress = egress;
        this.slots = new Slots(corp, egress.settings(), egress.ticker());
        this.repeats = new Repeats(egress.ticker());
    }

    /**
     * Sends the request on a virtual thread of its own and waits for it.
     *
     * @throws WeComCallException also when the limits do not allow it
     */
    <T> T within(String path, Supplier<T> request) {
        Question question = questions.computeIfAbsent(path, this::question);
        try {
            return question.ask(
                    egress.settings().waitForTurn(), () -> inSlot(path, question, request));
        } catch (WeComCallException failed) {
            if (Question.saysTooManyAtOnce(failed.failure())) {
                slots.lower(egress.threads());
            }
            throw failed;
        }
    }

    /** Questions of the corp that pause because they kept failing. */
    long pausing() {
        return questions.values().stream().filter(Question::pauses).count();
    }

    /** Questions of the corp that rest because WeCom said that they were asked too often. */
    long resting() {
        return questions.values().stream().filter(Question::rests).count();
    }

    Repeats repeats() {
        return repeats;
    }

    int slots() {
        return slots.allowed();
    }

    private Question question(String path) {
        return new Question(path, egress.quotaOfCorp(path), egress.ticker());
    }

    private <T> T inSlot(String path, Question question, Supplier<T> request) {
        try {
            return slots.in(() -> inTurn(path, question, request));
        } catch (BulkheadFullException | AcquirePermissionCancelledException full) {
            throw new WeComCallException(new NotCalled(Obstacle.TOO_MANY_AT_ONCE), full);
        }
    }

    private <T> T inTurn(String path, Question question, Supplier<T> request) {
        question.lookAgain();
        egress.takeTurn(corp, path);
        try {
            T answer = timed(request);
            question.answered();
            return answer;
        } catch (WeComCallException failed) {
            question.heed(failed.failure());
            throw failed;
        }
    }

    private <T> T timed(Supplier<T> request) {
        var patience = egress.settings().callTimeout();
        Future<T> answer = egress.threads().submit(request::get);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw unknown("no whole answer within " + patience, tooSlow);
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
}
