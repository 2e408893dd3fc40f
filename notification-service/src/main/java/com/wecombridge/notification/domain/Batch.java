package com.wecombridge.notification.domain;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import java.util.List;

/** The receivers of one call, all members of one corp. */
public record Batch(CorpId corp, List<Receiver> receivers) {

    /** A person, as the CRM and as WeCom name them. */
    public record Receiver(CrmUserId user, MemberUserId member) {}

    /** Each member once, in order. */
    public List<MemberUserId> members() {
        return receivers.stream().map(Receiver::member).distinct().toList();
    }
}
