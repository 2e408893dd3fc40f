package com.wecombridge.notification.application;

import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.notification.domain.Batch;
import com.wecombridge.notification.domain.Delivery;
import com.wecombridge.notification.domain.Receipt;
import com.wecombridge.notification.domain.Todo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where each person stands. There is one delivery for a person and a version of a to-do. */
public interface Deliveries {

    /** Everybody waits; whoever has a delivery already keeps it. */
    Mono<Void> open(TenantId tenant, Todo.Ref todo, List<CrmUserId> users, Instant now);

    /** Who waits and belongs to no posting yet. */
    Flux<CrmUserId> unaddressed(TenantId tenant, Todo.Ref todo);

    /** Puts the batch into a new posting and answers its id. */
    Mono<Long> address(TenantId tenant, Todo.Ref todo, Batch batch);

    /**
     * Records how it ended for those of them who still wait, each under its next version.
     *
     * @return what was changed
     */
    Flux<Delivery> settle(TenantId tenant, Settlement settlement);

    /**
     * How it ended.
     *
     * @param messageId WeCom's, of a message that it took
     */
    record Settlement(
            Todo.Ref todo,
            Map<CrmUserId, Receipt> receipts,
            Optional<String> messageId,
            Instant at) {}
}
