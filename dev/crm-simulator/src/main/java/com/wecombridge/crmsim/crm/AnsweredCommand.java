package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A wish of the bridge and the answer that it got, kept so that asking again is harmless.
 *
 * @param command the data without {@code askedAt}
 * @param events ids of the events that carried the wish
 * @param conflicts how often the key came with another body
 */
public record AnsweredCommand(
        String tenant,
        String idempotencyKey,
        String type,
        JsonNode command,
        String outcome,
        Optional<String> reference,
        Optional<String> reason,
        Optional<String> detail,
        Instant answeredAt,
        List<String> events,
        int conflicts) {

    private static final String DONE = "done";
    private static final String REJECTED = "rejected";

    static AnsweredCommand first(Asked asked, Answer answer, Instant at) {
        var done =
                answer instanceof Answer.Done(var reference) ? reference : Optional.<String>empty();
        var no =
                answer instanceof Answer.Rejected rejected
                        ? Optional.of(rejected)
                        : Optional.<Answer.Rejected>empty();
        return new AnsweredCommand(
                asked.command().tenant(),
                asked.command().idempotencyKey(),
                asked.type(),
                asked.body(),
                no.isPresent() ? REJECTED : DONE,
                done,
                no.map(Answer.Rejected::reason),
                no.map(Answer.Rejected::detail),
                at,
                List.of(asked.eventId()),
                0);
    }

    /** The answer as it was given the first time. */
    Fact fact() {
        return outcome.equals(DONE)
                ? new Fact.CommandDone(tenant, idempotencyKey, reference, answeredAt)
                : new Fact.CommandRejected(
                        tenant,
                        idempotencyKey,
                        reason.orElseThrow(),
                        detail.orElseThrow(),
                        answeredAt);
    }

    boolean sameWish(Asked asked) {
        return type.equals(asked.type()) && command.equals(asked.body());
    }

    AnsweredCommand askedAgain(String event) {
        return with(event, conflicts);
    }

    AnsweredCommand contradicted(String event) {
        return with(event, conflicts + 1);
    }

    private AnsweredCommand with(String event, int newConflicts) {
        return new AnsweredCommand(
                tenant,
                idempotencyKey,
                type,
                command,
                outcome,
                reference,
                reason,
                detail,
                answeredAt,
                Stream.concat(events.stream(), Stream.of(event)).toList(),
                newConflicts);
    }
}
