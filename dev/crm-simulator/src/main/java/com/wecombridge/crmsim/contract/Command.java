package com.wecombridge.crmsim.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the bridge asks the CRM to do. */
public sealed interface Command {

    String tenant();

    /** Names the wish, not the attempt; unique within the tenant. */
    String idempotencyKey();

    /** A short name of the kind: {@code activation}; the type itself where the kind is unknown. */
    default String kind() {
        return switch (this) {
            case ActivationRequested _ -> "activation";
            case TodoActionRequested _ -> "todo-action";
            case RecordCreationRequested _ -> "record-creation";
            case OwnerChangeRequested _ -> "owner-change";
            case Unsupported(_, _, var type, _) -> type;
        };
    }

    /**
     * Reads a command; one of an unknown type is a value as long as it can be answered.
     *
     * @throws UnreadableRecordException if a field is missing or of another type
     */
    static Command of(CloudEvent event) {
        Command command = read(event);
        if (command.idempotencyKey().isBlank()) {
            throw new UnreadableRecordException("the idempotency key is blank");
        }
        return command;
    }

    private static Command read(CloudEvent event) {
        return switch (event.type()) {
            case "com.wecombridge.activation.requested.v1" -> event.as(ActivationRequested.class);
            case "com.wecombridge.todo-action.requested.v1" -> event.as(TodoActionRequested.class);
            case "com.wecombridge.record-creation.requested.v1" ->
                    event.as(RecordCreationRequested.class);
            case "com.wecombridge.owner-change.requested.v1" ->
                    event.as(OwnerChangeRequested.class);
            default -> event.as(Answerable.class).ofType(event.type());
        };
    }

    /** Open the feature for the tenant (申请开通). */
    record ActivationRequested(
            String tenant, String idempotencyKey, String feature, String askedBy, Instant askedAt)
            implements Command {}

    /** Carry out an action of a to-do for a user. */
    record TodoActionRequested(
            String tenant,
            String idempotencyKey,
            String todo,
            String user,
            String action,
            Instant askedAt)
            implements Command {}

    /** Create a record of any object, owned by a user. */
    record RecordCreationRequested(
            String tenant,
            String idempotencyKey,
            String object,
            String owner,
            Map<String, String> fields,
            Optional<String> externalContact,
            Instant askedAt)
            implements Command {}

    /** Give a record another owner. */
    record OwnerChangeRequested(
            String tenant,
            String idempotencyKey,
            String object,
            String record,
            String owner,
            Instant askedAt)
            implements Command {}

    /** A command of a type that this CRM does not know. */
    record Unsupported(String tenant, String idempotencyKey, String type, Instant askedAt)
            implements Command {}

    /** What every command carries, and all that is needed to answer one. */
    record Answerable(String tenant, String idempotencyKey, Instant askedAt) {
        Unsupported ofType(String type) {
            return new Unsupported(tenant, idempotencyKey, type, askedAt);
        }
    }
}
