package com.wecombridge.contactsync.application.reread;

import com.wecombridge.events.id.MemberUserId;
import java.util.List;

/** What a callback makes us look at. */
public sealed interface Touched {

    /** One member, or the old and the new id of a renamed one. */
    record Members(List<MemberUserId> members) implements Touched {}

    /** Departments, tags or the visible range itself. */
    record Range() implements Touched {}

    /** A member who entered or left the visible range, so that the range changed as well. */
    record RangeAndMember(MemberUserId member) implements Touched {}
}
