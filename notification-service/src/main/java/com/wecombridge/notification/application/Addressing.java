package com.wecombridge.notification.application;

import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.WorkQueue;
import com.wecombridge.notification.domain.Batch;
import com.wecombridge.notification.domain.Plan;
import com.wecombridge.notification.domain.Todo;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds members for whoever waits, and sends a posting off for each batch of them. */
final class Addressing {

    private final Deliveries deliveries;
    private final Directory directory;
    private final WorkQueue queue;

    Addressing(Deliveries deliveries, Directory directory, WorkQueue queue) {
        this.deliveries = deliveries;
        this.directory = directory;
        this.queue = queue;
    }

    /** Inside the caller's transaction; answers who could not be found. */
    Mono<List<CrmUserId>> address(TenantId tenant, Todo.Ref todo) {
        return deliveries
                .unaddressed(tenant, todo)
                .collectList()
                .flatMap(users -> plan(tenant, users))
                .flatMap(plan -> sendOff(tenant, todo, plan).thenReturn(plan.unpaired()));
    }

    private Mono<Plan> plan(TenantId tenant, List<CrmUserId> users) {
        return directory
                .pairings(tenant, users)
                .collectList()
                .map(pairings -> Plan.of(users, pairings));
    }

    private Mono<Void> sendOff(TenantId tenant, Todo.Ref todo, Plan plan) {
        return Flux.fromIterable(plan.batches())
                .concatMap(batch -> sendOff(tenant, todo, batch))
                .then();
    }

    private Mono<Void> sendOff(TenantId tenant, Todo.Ref todo, Batch batch) {
        return deliveries
                .address(tenant, todo, batch)
                .map(posting -> Errands.send(tenant, todo, batch.corp(), posting))
                .flatMap(queue::add);
    }
}
