package com.wecombridge.notification.domain.sending;

import com.wecombridge.notification.domain.Receipt;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.sending.NextStep.Compose;
import com.wecombridge.notification.domain.sending.NextStep.GiveUp;
import com.wecombridge.notification.domain.sending.NextStep.Repeat;
import com.wecombridge.notification.domain.sending.Tries.Unsure;
import com.wecombridge.notification.domain.sending.Verdict.Later;
import com.wecombridge.notification.domain.sending.Verdict.Settled;
import java.time.Instant;

/**
 * When a call may be made, and what its answer means.
 *
 * <p>WeCom swallows a message equal to one that the same app sent within half an hour. That alone
 * makes it safe to repeat a call whose answer was lost: the same text, and only inside that time.
 */
public final class SendRules {

    /** An answer that nobody documents is tried once more. */
    private static final int MOST_STRANGE_ANSWERS = 2;

    private final Patience patience;

    public SendRules(Patience patience) {
        this.patience = patience;
    }

    /**
     * Before a call.
     *
     * @param openedAt when the batch was recorded
     */
    public NextStep next(Tries tries, Instant openedAt, Instant now) {
        if (tries.unsure().isPresent()) {
            return repeat(tries.unsure().get(), now);
        }
        if (now.isAfter(openedAt.plus(patience.answer()))) {
            return new GiveUp(
                    Receipt.of(
                            Standing.REFUSED,
                            "not taken within "
                                    + patience.answer()
                                    + tries.lastCause()
                                            .map(cause -> "; last: " + cause)
                                            .orElse("")));
        }
        return new Compose();
    }

    private NextStep repeat(Unsure unsure, Instant now) {
        if (now.isBefore(unsure.since().plus(patience.repeatWithin()))) {
            return new Repeat(unsure.letter());
        }
        return new GiveUp(
                Receipt.of(
                        Standing.UNKNOWN,
                        "WeCom's answer was lost; sending again could show the message twice"));
    }

    /** When no connected app can send for the corp: wait for one, but not for ever. */
    public Verdict withoutSender(Tries tries, Instant openedAt, Instant now) {
        if (now.isAfter(openedAt.plus(patience.sender()))) {
            return Settled.everyone(
                    Receipt.of(
                            Standing.REFUSED,
                            "no connected app could send for the corp within "
                                    + patience.sender()));
        }
        return new Later(tries, patience.retry().first(), "no connected app for the corp");
    }

    /**
     * After a call.
     *
     * @param tries as they were when the call was begun at {@code begunAt}
     */
    public Verdict judge(Answer answer, Tries tries, Instant begunAt) {
        return switch (answer) {
            case Answer.Taken taken -> new Settled(taken.messageId(), Receipts.of(taken));
            case Answer.NobodyReachable(var reason) ->
                    Settled.everyone(Receipt.of(Standing.INVALID, reason));
            case Answer.Refused(var reason) -> refused(tries.notTaken(begunAt, reason), reason);
            case Answer.Strange(var reason) ->
                    tries.count() < MOST_STRANGE_ANSWERS
                            ? later(tries.notTaken(begunAt, reason), reason)
                            : refused(tries.notTaken(begunAt, reason), reason);
            case Answer.Busy(var cause) -> later(tries.notTaken(begunAt, cause), cause);
            case Answer.NotCalled(var cause) -> later(tries.notTaken(begunAt, cause), cause);
            case Answer.Limited(var cause) ->
                    new Later(
                            tries.notTaken(begunAt, cause),
                            patience.limited().after(tries.count()),
                            cause);
            case Answer.Lost(var cause) -> later(tries.lost(cause), cause);
        };
    }

    /** A refusal says nothing about an earlier call whose answer was lost. */
    private static Verdict refused(Tries tries, String reason) {
        var standing = tries.unsure().isPresent() ? Standing.UNKNOWN : Standing.REFUSED;
        return Settled.everyone(Receipt.of(standing, reason));
    }

    private Later later(Tries tries, String cause) {
        return new Later(tries, patience.retry().after(tries.count()), cause);
    }
}
