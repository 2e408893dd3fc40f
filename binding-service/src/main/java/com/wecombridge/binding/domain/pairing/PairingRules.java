package com.wecombridge.binding.domain.pairing;

import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;
import com.wecombridge.binding.domain.pairing.AccountBinding.Unbound;
import com.wecombridge.binding.domain.pairing.Circumstances.CorpStanding;
import com.wecombridge.binding.domain.pairing.Circumstances.MemberStanding;
import com.wecombridge.binding.domain.pairing.Circumstances.UserStanding;
import com.wecombridge.binding.domain.pairing.PairingDecision.Accepted;
import com.wecombridge.binding.domain.pairing.PairingDecision.AlreadyBound;
import com.wecombridge.binding.domain.pairing.PairingDecision.Reason;
import com.wecombridge.binding.domain.pairing.PairingDecision.Refused;
import com.wecombridge.events.id.MemberUserId;
import java.time.Instant;

/** One CRM user is one member: both known, the user licensed, the member inside the range. */
public final class PairingRules {

    private PairingRules() {}

    public static PairingDecision decide(
            AccountBinding current, Circumstances circumstances, MemberUserId wanted, Instant now) {
        return switch (current) {
            case Bound bound when bound.member().equals(wanted) -> new AlreadyBound(bound);
            case Bound _ -> new Refused(Reason.USER_BOUND_ELSEWHERE);
            case Unbound(var version) -> pair(circumstances, new Bound(wanted, now, version + 1));
        };
    }

    private static PairingDecision pair(Circumstances circumstances, Bound next) {
        if (circumstances.corp() == CorpStanding.NOT_THEIRS) {
            return new Refused(Reason.CORP_NOT_FOUND);
        }
        if (circumstances.user() != UserStanding.LICENSED) {
            return new Refused(
                    circumstances.user() == UserStanding.UNKNOWN
                            ? Reason.USER_UNKNOWN
                            : Reason.USER_UNLICENSED);
        }
        if (circumstances.member() != MemberStanding.INSIDE_RANGE) {
            return new Refused(
                    circumstances.member() == MemberStanding.UNKNOWN
                            ? Reason.MEMBER_UNKNOWN
                            : Reason.MEMBER_OUTSIDE_RANGE);
        }
        return circumstances.heldBy().isPresent()
                ? new Refused(Reason.MEMBER_BOUND_ELSEWHERE)
                : new Accepted(next);
    }
}
