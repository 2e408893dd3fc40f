package com.wecombridge.crmsim.contract;

import java.time.Instant;
import java.util.Optional;

/** What the bridge tells anybody who listens. */
public sealed interface Report {

    /**
     * Reads a report; empty for a type that this CRM does not know.
     *
     * @throws UnreadableRecordException if a field is missing or of another type
     */
    static Optional<Report> of(CloudEvent event) {
        return switch (event.type()) {
            case "com.wecombridge.delivery.recorded.v1" ->
                    Optional.of(event.as(DeliveryRecorded.class));
            case "com.wecombridge.account.bound.v1" -> Optional.of(event.as(AccountBound.class));
            case "com.wecombridge.account.unbound.v1" ->
                    Optional.of(event.as(AccountUnbound.class));
            default -> Optional.empty();
        };
    }

    /** One person's delivery of one to-do reached a state. */
    record DeliveryRecorded(
            String tenant,
            String todo,
            String crmUser,
            Optional<String> corp,
            Optional<String> member,
            String state,
            Optional<String> messageId,
            Optional<String> reason,
            Instant at,
            long version)
            implements Report {}

    /** The CRM user and the WeCom member are one person. */
    record AccountBound(
            String tenant,
            String corp,
            String crmUser,
            String member,
            Instant boundAt,
            long version)
            implements Report {}

    /** They are not any more. */
    record AccountUnbound(
            String tenant,
            String corp,
            String crmUser,
            String member,
            Instant unboundAt,
            long version)
            implements Report {}
}
