package com.wecombridge.notification.outbound.wecom;

import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.calls.TokenRejections;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells binding of a refused token. */
@Component
final class OutboxTokenRejections implements TokenRejections {

    private final Outbox outbox;
    private final Transactions transactions;

    OutboxTokenRejections(Outbox outbox, Transactions transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @Override
    public Mono<Void> tell(TokenRejected rejected) {
        return transactions.within(Scope.of(rejected.tenant()), outbox.append(rejected));
    }
}
