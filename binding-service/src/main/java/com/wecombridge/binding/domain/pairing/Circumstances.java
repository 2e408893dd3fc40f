package com.wecombridge.binding.domain.pairing;

import com.wecombridge.events.id.CrmUserId;
import java.util.Optional;

/**
 * What has to be known to pair a CRM user and a member.
 *
 * @param heldBy the CRM user who is bound to the member now
 */
public record Circumstances(
        UserStanding user, CorpStanding corp, MemberStanding member, Optional<CrmUserId> heldBy) {

    /** The CRM user, as the CRM told. */
    public enum UserStanding {
        UNKNOWN,
        UNLICENSED,
        LICENSED
    }

    /** The corp, from the tenant's point of view. */
    public enum CorpStanding {
        NOT_THEIRS,
        THEIRS
    }

    /** The member, as contact-sync told. */
    public enum MemberStanding {
        UNKNOWN,
        OUTSIDE_RANGE,
        INSIDE_RANGE
    }
}
