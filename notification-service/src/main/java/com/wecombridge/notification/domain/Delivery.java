package com.wecombridge.notification.domain;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import java.time.Instant;
import java.util.Optional;

/**
 * One person's delivery of one version of a to-do, as it was last recorded.
 *
 * @param address absent while, or because, nobody is paired with the person
 * @param messageId WeCom's, where it gave one
 * @param recorded its version counts up over all versions of the to-do for this person
 * @param id grows from row to row: what pages are cut by
 */
public record Delivery(
        Todo.Ref todo,
        CrmUserId user,
        Optional<Address> address,
        Receipt receipt,
        Optional<String> messageId,
        Recorded recorded,
        long id) {

    /** Where the person is in WeCom. */
    public record Address(CorpId corp, MemberUserId member) {}

    /** When, and as the how-many-th change. */
    public record Recorded(Instant at, long version) {}
}
