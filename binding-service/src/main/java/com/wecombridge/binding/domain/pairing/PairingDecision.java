package com.wecombridge.binding.domain.pairing;

import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;

/** What becomes of a wish to pair. */
public sealed interface PairingDecision {

    /** They are one person from now on. */
    record Accepted(Bound next) implements PairingDecision {}

    /** They were before. */
    record AlreadyBound(Bound current) implements PairingDecision {}

    /** A rule said no. */
    record Refused(Reason reason) implements PairingDecision {}

    /** Which rule. */
    enum Reason {
        CORP_NOT_FOUND,
        USER_UNKNOWN,
        USER_UNLICENSED,
        MEMBER_UNKNOWN,
        MEMBER_OUTSIDE_RANGE,
        USER_BOUND_ELSEWHERE,
        MEMBER_BOUND_ELSEWHERE
    }
}
