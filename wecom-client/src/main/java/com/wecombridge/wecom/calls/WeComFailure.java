package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.secrets.Masked;

/** Why a call to WeCom came to nothing, in terms of what we do next. */
public sealed interface WeComFailure {

    /** WeCom answered no, so nothing happened there. */
    sealed interface Refusal extends WeComFailure {

        /** WeCom's own number. Source: WeCom, 全局错误码. */
        int errcode();

        /** WeCom's own words; they hold the hint that its support asks for. */
        String errmsg();
    }

    /** WeCom cannot do it just now: wait, then try again. */
    record Busy(int errcode, String errmsg) implements Refusal {}

    /** The token is not the right one any more: try again once binding has told another. */
    record TokenRefused(int errcode, String errmsg) implements Refusal {}

    /** Something in this one item is wrong and stays wrong: give up on it, go on with the next. */
    record ItemRefused(int errcode, String errmsg) implements Refusal {}

    /** We asked in a way that cannot be answered: a bug of ours. */
    record AskedWrongly(int errcode, String errmsg) implements Refusal {}

    /** An administrator or operator has to change something before this can work. */
    record OperatorNeeded(int errcode, String errmsg) implements Refusal {}

    /** Not a fault but a fact about the corp or a person, to be recorded. */
    record StateTold(int errcode, String errmsg) implements Refusal {}

    /** A number that WeCom's table does not list: try once more, then give up and look at it. */
    record Unexpected(int errcode, String errmsg) implements Refusal {}

    /** The call was never made. */
    record NotCalled(Obstacle obstacle) implements WeComFailure {}

    /**
     * The call was made and nobody knows what came of it: only what may happen twice is repeated.
     */
    record OutcomeUnknown(String what) implements WeComFailure {}

    /** What kept us from calling. */
    enum Obstacle {
        /** Binding has not told a token for this app. */
        NO_TOKEN,
        /** WeCom's address did not take our connection. */
        NO_CONNECTION,
        /** The name of WeCom's host could not be resolved. */
        NO_ADDRESS,
        /** Its certificate is over, for another name, or of an authority that we do not know. */
        NOT_TRUSTED,
        /** All our connections were in use; WeCom has no part in it. */
        NO_FREE_CONNECTION,
        /** As many calls of this corp as we allow were under way. */
        TOO_MANY_AT_ONCE,
        /** This question of this corp failed so often that we let it pause. */
        PAUSING,
        /** WeCom's limits, ours or a block that WeCom told, leave no turn for it in time. */
        OUT_OF_QUOTA
    }

    /** True if the same call may succeed later and surely did nothing so far. */
    default boolean worthRetrying() {
        return switch (this) {
            case Busy _, TokenRefused _, Unexpected _, NotCalled _ -> true;
            case ItemRefused _, AskedWrongly _, OperatorNeeded _, StateTold _, OutcomeUnknown _ ->
                    false;
        };
    }

    /** Sorts WeCom's answer by what we do next; its words are shown, so nothing secret stays. */
    static WeComFailure of(int errcode, String errmsg) {
        return ErrorTable.sort(errcode, Masked.text(errmsg));
    }
}
