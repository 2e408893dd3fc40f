package com.wecombridge.notification.application.lookup;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.notification.application.lookup.Ledger.Message;
import com.wecombridge.notification.application.lookup.Ledger.Page;
import com.wecombridge.notification.domain.Delivery;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Answers who was told what, and what became of it. */
@Component
public final class LookUp {

    private final Ledger ledger;

    public LookUp(Ledger ledger) {
        this.ledger = ledger;
    }

    public Flux<Delivery> deliveries(TenantId tenant, Page page) {
        return ledger.deliveries(tenant, page);
    }

    public Flux<Message> messages(TenantId tenant, Page page) {
        return ledger.messages(tenant, page);
    }
}
