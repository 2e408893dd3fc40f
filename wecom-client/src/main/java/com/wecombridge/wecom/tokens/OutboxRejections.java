package com.wecombridge.wecom.tokens;

import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.wecom.TokenRejected;
import reactor.core.publisher.Mono;

/** Tells binding of a refused token, in a transaction of its own. */
public final class OutboxRejections implements TokenRejections {
    private final Outbox outbox;
    private final Transactions transactions;

    public OutboxRejections(Outbox outbox, Transactions transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @Override
    public Mono<Void> tell(TokenRejected rejected) {
        return transactions.within(Scope.of(rejected.tenant()), outbox.append(rejected));
    }
}
