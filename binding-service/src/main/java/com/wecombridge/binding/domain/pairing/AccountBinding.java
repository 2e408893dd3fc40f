package com.wecombridge.binding.domain.pairing;

import com.wecombridge.events.id.MemberUserId;
import java.time.Instant;

/** Whether a CRM user is a member of a corp, and which one. */
public sealed interface AccountBinding {

    /** Counts up with every change, through unbinding as well. */
    long version();

    /** Nobody, at present. */
    record Unbound(long version) implements AccountBinding {}

    /** One person on both sides. */
    record Bound(MemberUserId member, Instant since, long version) implements AccountBinding {}
}
