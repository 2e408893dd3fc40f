package com.wecombridge.notification.domain.sending;

import com.wecombridge.events.id.MemberUserId;
import java.util.Optional;
import java.util.Set;

/** What came of one call to WeCom, in terms of what we do next. */
public sealed interface Answer {

    /** WeCom took the message, except for these. */
    record Taken(
            Optional<String> messageId, Set<MemberUserId> invalid, Set<MemberUserId> unlicensed)
            implements Answer {}

    /** WeCom took nothing: it can reach none of the receivers. */
    record NobodyReachable(String reason) implements Answer {}

    /** WeCom took nothing, and asking again would not help. */
    record Refused(String reason) implements Answer {}

    /** WeCom took nothing, and gave a number that its documentation does not know. */
    record Strange(String reason) implements Answer {}

    /** WeCom took nothing; it asks to come back later. */
    record Busy(String cause) implements Answer {}

    /** WeCom took nothing: too much was sent, and a block lasts as long as its window. */
    record Limited(String cause) implements Answer {}

    /** The call never left the house: no token, or WeCom is known to be away. */
    record NotCalled(String cause) implements Answer {}

    /** No answer came, and WeCom may have taken the message. */
    record Lost(String cause) implements Answer {}
}
