package com.wecombridge.gateway.application;

import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.domain.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Somebody wanted to change something that their role does not reach, here or at an owner. What
 * rules refuse is written down by whoever knows the rule.
 */
@Component
public class RecordRefusedCall {

    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    RecordRefusedCall(Transactions transactions, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Who called what. */
    public record Command(Caller caller, String method, String path) {}

    /** Nothing is written for callers without a tenant: they have nobody to read it. */
    public Mono<Void> handle(Command command) {
        return Mono.justOrEmpty(command.caller().tenant())
                .flatMap(tenant ->
                        transactions.within(
                                Scope.of(tenant), outbox.append(entry(tenant, command))));
    }

    private AuditEntry entry(TenantId tenant, Command command) {
        var now = clock.instant();
        return new AuditEntry(
                tenant,
                command.caller().subject(),
                "api.call",
                command.path(),
                Map.of("method", command.method()),
                Optional.of("NOT_ALLOWED"),
                now,
                now.toEpochMilli());
    }
}
