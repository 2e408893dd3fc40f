package com.wecombridge.gateway.application;

import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.domain.Caller;
import com.wecombridge.gateway.domain.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Shows what is in quarantine: a tenant's to its administrators and auditors, what came for suites
 * to operators.
 */
@Component
public class ListQuarantine {

    private final Transactions transactions;
    private final Callbacks callbacks;

    ListQuarantine(Transactions transactions, Callbacks callbacks) {
        this.transactions = transactions;
        this.callbacks = callbacks;
    }

    /** On whose behalf the caller may look; empty for nobody's. */
    public static Optional<Scope> scopeOf(Caller caller) {
        if (caller.tenant().isPresent()
                && (caller.is(Role.ADMINISTRATOR) || caller.is(Role.AUDITOR))) {
            return caller.tenant().map(Scope::of);
        }
        return caller.is(Role.OPERATOR) ? Optional.of(Scope.platform()) : Optional.empty();
    }

    /** The newest first. */
    public Flux<QuarantinedCallback> handle(Scope scope, long before, int limit) {
        return transactions.many(scope, callbacks.quarantined(scope, before, limit));
    }
}
