package com.wecombridge.gateway.application;

import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What came to a tenant's address and was not WeCom's: counted at once and written down now and
 * then, one entry an address, so that a stranger cannot fill the audit. What a killed process had
 * counted is in the metrics alone.
 */
@Component
public class RefusedCallbacks {

    private final Map<OwnAddress, Long> counted = new ConcurrentHashMap<>();
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    RefusedCallbacks(Transactions transactions, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record OwnAddress(TenantId owner, CorpApp address) {}

    /** Somebody who does not know the keys was there. */
    public void count(TenantId owner, CorpApp address) {
        counted.merge(new OwnAddress(owner, address), 1L, Long::sum);
    }

    /** Writes down what was counted since the last time; what cannot be written is counted on. */
    public Mono<Void> writeDown() {
        return Flux.fromIterable(List.copyOf(counted.keySet())).concatMap(this::writeDown).then();
    }

    private Mono<Void> writeDown(OwnAddress one) {
        return Mono.justOrEmpty(counted.remove(one))
                .flatMap(times ->
                        transactions
                                .within(Scope.of(one.owner()), outbox.append(entry(one, times)))
                                .doOnError(_ -> counted.merge(one, times, Long::sum)));
    }

    private AuditEntry entry(OwnAddress one, long times) {
        var now = clock.instant();
        return new AuditEntry(
                one.owner(),
                "anonymous",
                "callback.take",
                "callbacks/" + one.address().path(),
                Map.of("times", Long.toString(times)),
                Optional.of("NOT_AUTHENTIC"),
                now,
                now.toEpochMilli());
    }
}
