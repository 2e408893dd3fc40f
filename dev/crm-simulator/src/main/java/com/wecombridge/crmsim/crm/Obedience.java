package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Command;
import com.wecombridge.crmsim.contract.Command.ActivationRequested;
import com.wecombridge.crmsim.contract.Command.OwnerChangeRequested;
import com.wecombridge.crmsim.contract.Command.RecordCreationRequested;
import com.wecombridge.crmsim.contract.Command.TodoActionRequested;
import com.wecombridge.crmsim.contract.Command.Unsupported;
import com.wecombridge.crmsim.contract.Fact.CommandRejected;
import com.wecombridge.crmsim.store.Outbox;
import com.wecombridge.crmsim.store.Shelf;
import com.wecombridge.crmsim.store.StateFile;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Carries out what the bridge asks, once for each wish. Runs inside a change of the state. */
public final class Obedience {

    private final Shelf<AnsweredCommand> answered;
    private final Crm crm;
    private final Outbox outbox;
    private final Clock clock;

    Obedience(StateFile state, Crm crm, Outbox outbox, Clock clock) {
        this.answered = state.shelf("commands", AnsweredCommand.class);
        this.crm = crm;
        this.outbox = outbox;
        this.clock = clock;
    }

    public List<AnsweredCommand> all() {
        return answered.all();
    }

    /** Stores effect and answer together; an event that Kafka delivers twice does nothing. */
    public void obey(Asked asked) {
        Optional<AnsweredCommand> known = answered.find(key(asked.command()));
        if (known.isEmpty()) {
            var first = AnsweredCommand.first(asked, carryOut(asked.command()), clock.instant());
            keep(first);
            outbox.append(first.fact(), Optional.of(asked.eventId()));
        } else if (!known.get().events().contains(asked.eventId())) {
            answerAgain(known.get(), asked);
        }
    }

    private void answerAgain(AnsweredCommand known, Asked asked) {
        if (known.sameWish(asked)) {
            keep(known.askedAgain(asked.eventId()));
            outbox.append(known.fact(), Optional.of(asked.eventId()));
        } else {
            keep(known.contradicted(asked.eventId()));
            outbox.append(conflict(known), Optional.of(asked.eventId()));
        }
    }

    private CommandRejected conflict(AnsweredCommand known) {
        return new CommandRejected(
                known.tenant(),
                known.idempotencyKey(),
                "idempotency-conflict",
                "The key was used for another command before.",
                clock.instant());
    }

    private Answer carryOut(Command command) {
        if (crm.tenants().find(command.tenant()).isEmpty()) {
            return new Answer.Rejected(
                    "unknown-tenant", "There is no tenant " + command.tenant() + ".");
        }
        return crm.refusals()
                .next(command.tenant(), command.kind())
                .orElseGet(() -> effect(command));
    }

    private Answer effect(Command command) {
        try {
            return switch (command) {
                case ActivationRequested it -> crm.tenants().open(it.tenant(), it.feature());
                case TodoActionRequested it ->
                        crm.todos().act(it.tenant(), it.todo(), it.action(), it.user());
                case RecordCreationRequested it -> crm.records().create(it);
                case OwnerChangeRequested it -> crm.records().changeOwner(it);
                case Unsupported it ->
                        new Answer.Rejected(
                                "unsupported-command", "This CRM does not know " + it.type() + ".");
            };
        } catch (RefusedException e) {
            return new Answer.Rejected(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    private void keep(AnsweredCommand command) {
        answered.put(command.tenant() + ":" + command.idempotencyKey(), command);
    }

    private static String key(Command command) {
        return command.tenant() + ":" + command.idempotencyKey();
    }
}
