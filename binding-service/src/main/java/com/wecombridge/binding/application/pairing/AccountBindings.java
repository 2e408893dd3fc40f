package com.wecombridge.binding.application.pairing;

import com.wecombridge.binding.domain.pairing.AccountBinding;
import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;
import com.wecombridge.binding.domain.pairing.Circumstances.CorpStanding;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which CRM user is which member. */
public interface AccountBindings {

    /** Locked if there is a row; never empty: who was never bound is unbound. */
    Mono<AccountBinding> of(Account account);

    /**
     * @throws BoundMeanwhileException (as an error signal) if the user or the member was bound to
     *     somebody else in the same moment; nothing of the unit of work may be kept then
     */
    Mono<Void> save(Account account, AccountBinding binding);

    /** The CRM user who is bound to the member. Empty if nobody is. */
    Mono<CrmUserId> holder(TenantId tenant, CorpId corp, MemberUserId member);

    /** Whether an app of the corp is connected for the tenant. */
    Mono<CorpStanding> corp(TenantId tenant, CorpId corp);

    /** Who is bound, in the order of user and corp, those behind the cursor of the page. */
    Flux<Pair> page(TenantId tenant, Page page);

    /** A CRM user from the point of view of one corp. */
    record Account(TenantId tenant, CorpId corp, CrmUserId user) {}

    /** A CRM user and their member. */
    record Pair(Account account, Bound binding) {}
}
