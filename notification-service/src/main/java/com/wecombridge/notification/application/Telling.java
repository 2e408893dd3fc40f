package com.wecombridge.notification.application;

import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryRecorded;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryState;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.notification.application.Deliveries.Settlement;
import com.wecombridge.notification.domain.Batch;
import com.wecombridge.notification.domain.Batch.Receiver;
import com.wecombridge.notification.domain.Delivery;
import com.wecombridge.notification.domain.Delivery.Address;
import com.wecombridge.notification.domain.Receipt;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.sending.Posting;
import com.wecombridge.notification.domain.sending.Verdict.Settled;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records how deliveries ended and tells each change once, in one transaction of the caller. */
@Component
public final class Telling {

    private final Deliveries deliveries;
    private final Directory directory;
    private final Outbox outbox;
    private final Clock clock;

    public Telling(Deliveries deliveries, Directory directory, Outbox outbox, Clock clock) {
        this.deliveries = deliveries;
        this.directory = directory;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A posting is over; the mirror of WeCom's directory may know better why somebody missed it.
     */
    public Mono<Void> settle(TenantId tenant, Posting posting, Settled settled) {
        var batch = posting.batch();
        return directory
                .outsideRange(tenant, batch.corp(), batch.members())
                .collect(Collectors.toSet())
                .map(outside -> receipts(batch, settled, outside))
                .flatMap(receipts ->
                        settle(
                                tenant,
                                new Settlement(
                                        posting.todo(),
                                        receipts,
                                        settled.messageId(),
                                        clock.instant())));
    }

    /** These people cannot be told, and why. */
    Mono<Void> settle(TenantId tenant, Todo.Ref todo, Map<CrmUserId, Receipt> receipts) {
        return settle(tenant, new Settlement(todo, receipts, Optional.empty(), clock.instant()));
    }

    private static Map<CrmUserId, Receipt> receipts(
            Batch batch, Settled settled, Set<MemberUserId> outside) {
        return batch.receivers().stream()
                .collect(
                        Collectors.toMap(
                                Receiver::user,
                                receiver ->
                                        outside.contains(receiver.member())
                                                ? settled.receiptOf(receiver.member())
                                                        .outsideRange()
                                                : settled.receiptOf(receiver.member())));
    }

    private Mono<Void> settle(TenantId tenant, Settlement settlement) {
        return deliveries
                .settle(tenant, settlement)
                .map(delivery -> fact(tenant, delivery))
                .collectList()
                .flatMap(outbox::appendAll);
    }

    private static DeliveryRecorded fact(TenantId tenant, Delivery delivery) {
        return new DeliveryRecorded(
                tenant,
                delivery.todo().todo(),
                delivery.user(),
                delivery.address().map(Address::corp),
                delivery.address().map(Address::member),
                stateOf(delivery.receipt().standing()),
                delivery.messageId(),
                delivery.receipt().reason(),
                delivery.recorded().at(),
                delivery.recorded().version());
    }

    private static DeliveryState stateOf(Standing standing) {
        return switch (standing) {
            case WAITING -> throw new IllegalStateException("nobody is told that somebody waits");
            case ACCEPTED -> DeliveryState.ACCEPTED;
            case UNBOUND -> DeliveryState.UNBOUND;
            case INVALID -> DeliveryState.INVALID;
            case UNLICENSED -> DeliveryState.UNLICENSED;
            case REFUSED -> DeliveryState.REFUSED;
            case UNKNOWN -> DeliveryState.UNKNOWN;
        };
    }
}
