package com.wecombridge.notification.outbound.wecom;

import com.wecombridge.notification.domain.sending.Answer;
import com.wecombridge.notification.domain.sending.Answer.Busy;
import com.wecombridge.notification.domain.sending.Answer.Limited;
import com.wecombridge.notification.domain.sending.Answer.Lost;
import com.wecombridge.notification.domain.sending.Answer.NobodyReachable;
import com.wecombridge.notification.domain.sending.Answer.NotCalled;
import com.wecombridge.notification.domain.sending.Answer.Refused;
import com.wecombridge.notification.domain.sending.Answer.Strange;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import java.util.Set;

/** What a failed call means for a message. */
final class Answers {

    private static final int RATE_LIMIT = 45_009;

    /** Every receiver is invalid or out of range; nobody of them is inside the visible range. */
    private static final Set<Integer> NOBODY = Set.of(81_013, 60_021, 50_002);

    private Answers() {}

    static Answer of(WeComFailure failure) {
        return switch (failure) {
            case WeComFailure.Busy busy when busy.errcode() == RATE_LIMIT ->
                    new Limited(told(busy));
            case WeComFailure.Busy busy -> new Busy(told(busy));
            case WeComFailure.TokenRefused refused -> new Busy(told(refused));
            case WeComFailure.StateTold state when NOBODY.contains(state.errcode()) ->
                    new NobodyReachable(told(state));
            case WeComFailure.StateTold state -> new Refused(told(state));
            case WeComFailure.ItemRefused item -> new Refused(told(item));
            case WeComFailure.OperatorNeeded operator -> new Refused(told(operator));
            case WeComFailure.AskedWrongly wrongly -> new Refused(told(wrongly));
            case WeComFailure.Unexpected unexpected -> new Strange(told(unexpected));
            case WeComFailure.NotCalled(var obstacle) ->
                    new NotCalled("WeCom was not called: " + obstacle);
            case WeComFailure.OutcomeUnknown(var what) ->
                    new Lost("WeCom's answer was lost: " + what);
        };
    }

    private static String told(Refusal refusal) {
        return "WeCom answered " + refusal.errcode() + ": " + refusal.errmsg();
    }
}
