package com.wecombridge.notification.domain;

/** Where one person's delivery stands; all but the first are final. */
public enum Standing {
    /** Nothing is decided yet. */
    WAITING,
    /** WeCom took the message for this person. */
    ACCEPTED,
    /** No member of a connected corp is paired with the person. */
    UNBOUND,
    /** WeCom does not know the member, or the member is outside the visible range. */
    INVALID,
    /** The member has no interface licence. */
    UNLICENSED,
    /** The message as a whole was refused. */
    REFUSED,
    /** The answer was lost; the message may have arrived. */
    UNKNOWN
}
