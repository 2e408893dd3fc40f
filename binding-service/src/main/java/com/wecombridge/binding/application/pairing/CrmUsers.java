package com.wecombridge.binding.application.pairing;

import com.wecombridge.binding.domain.pairing.Circumstances.UserStanding;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The users of the CRM, as the CRM told. */
public interface CrmUsers {

    /** A fact older than what we know changes nothing. */
    Mono<Void> learn(CrmUser user, long version);

    /** The user does not exist any more; a binding of theirs stays, in case they come back. */
    Mono<Void> forget(TenantId tenant, CrmUserId user, long version);

    Mono<UserStanding> standing(TenantId tenant, CrmUserId user);

    /** In the order of their ids, those behind the cursor of the page. */
    Flux<CrmUser> users(TenantId tenant, Page page);

    /** A user. */
    record CrmUser(TenantId tenant, CrmUserId user, String name, boolean licensed) {}
}
