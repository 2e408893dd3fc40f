package com.wecombridge.notification.application;

import com.wecombridge.events.binding.AccountBindingEvent;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.crm.CrmUserEvent;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.notification.domain.Pairing;
import com.wecombridge.notification.domain.Sender;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What other services told about people and corps. It never goes back: a fact older than what is
 * known changes nothing.
 */
public interface Directory {

    Mono<Void> remember(CrmUserEvent fact);

    Mono<Void> remember(AccountBindingEvent fact);

    Mono<Void> remember(CorpEvent fact);

    Mono<Void> remember(MemberEvent fact);

    /** In no particular order; several for a person paired in several corps. */
    Flux<Pairing> pairings(TenantId tenant, Collection<CrmUserId> users);

    /** The connected apps of the corp, in no particular order. */
    Flux<Sender> senders(TenantId tenant, CorpId corp);

    /** Empty if the CRM never told a name, or removed the user. */
    Mono<String> nameOf(TenantId tenant, CrmUserId user);

    /** Those of them who are known to be outside the visible range of every app of the corp. */
    Flux<MemberUserId> outsideRange(TenantId tenant, CorpId corp, Collection<MemberUserId> members);
}
