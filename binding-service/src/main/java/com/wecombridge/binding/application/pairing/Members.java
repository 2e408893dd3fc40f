package com.wecombridge.binding.application.pairing;

import com.wecombridge.binding.domain.pairing.Circumstances.MemberStanding;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Mono;

/** The members of each corp as each app sees them, as contact-sync told. */
public interface Members {

    /** A fact older than what we know changes nothing. */
    Mono<Void> learn(Sighting sighting, MemberStanding standing, long version);

    /** Inside if the range of any app of the corp holds the member. */
    Mono<MemberStanding> standing(TenantId tenant, CorpId corp, MemberUserId member);

    /** A member as one app sees them. */
    record Sighting(TenantId tenant, CorpId corp, AppId app, MemberUserId member) {}
}
