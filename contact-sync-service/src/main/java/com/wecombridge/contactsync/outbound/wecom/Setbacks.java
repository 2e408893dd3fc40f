package com.wecombridge.contactsync.outbound.wecom;

import com.wecombridge.contactsync.application.mirror.DirectoryException;
import com.wecombridge.contactsync.application.mirror.Setback;
import com.wecombridge.contactsync.application.mirror.Setback.AuthorizationEnded;
import com.wecombridge.contactsync.application.mirror.Setback.Busy;
import com.wecombridge.contactsync.application.mirror.Setback.NoToken;
import com.wecombridge.contactsync.application.mirror.Setback.NotPermitted;
import com.wecombridge.contactsync.application.mirror.Setback.Unexpected;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import java.util.Set;

/** What a failed question to WeCom means for reading the directory. */
final class Setbacks {

    /** The authorisation was withdrawn; the corp was dissolved. */
    private static final Set<Integer> ENDED = Set.of(40084, 48004, 301007);

    private Setbacks() {}

    static DirectoryException explain(WeComCallException failed) {
        return new DirectoryException(of(failed.failure()), failed);
    }

    /** We only read, so a call whose outcome is unknown is simply asked again. */
    static Setback of(WeComFailure failure) {
        return switch (failure) {
            case WeComFailure.Busy busy -> new Busy(cause(busy));
            case WeComFailure.TokenRefused refused -> new NoToken(cause(refused));
            case WeComFailure.OperatorNeeded needed -> new NotPermitted(cause(needed));
            case WeComFailure.StateTold told when ENDED.contains(told.errcode()) ->
                    new AuthorizationEnded(cause(told));
            case WeComFailure.StateTold told -> new NotPermitted(cause(told));
            case Refusal other -> new Unexpected(cause(other));
            case NotCalled(var obstacle) -> of(obstacle);
            case OutcomeUnknown(var what) -> new Busy(what);
        };
    }

    private static Setback of(Obstacle obstacle) {
        return switch (obstacle) {
            case NO_TOKEN -> new NoToken("binding has told no token");
            case NO_CONNECTION -> new Busy("WeCom could not be reached");
            case NO_ADDRESS -> new Busy("the name of WeCom's host could not be resolved");
            case NOT_TRUSTED -> new Busy("WeCom's certificate is not one that we trust");
            case NO_FREE_CONNECTION -> new Busy("all connections to WeCom are in use");
            case TOO_MANY_AT_ONCE -> new Busy("too many calls of this corp at once");
            case PAUSING -> new Busy("WeCom failed too often, calls pause for a while");
            case OUT_OF_QUOTA -> new Busy("WeCom's limits leave no turn for this call now");
        };
    }

    /** WeCom's words hold the hint that its support asks for. */
    private static String cause(Refusal no) {
        return "WeCom answered %d: %s".formatted(no.errcode(), no.errmsg());
    }
}
