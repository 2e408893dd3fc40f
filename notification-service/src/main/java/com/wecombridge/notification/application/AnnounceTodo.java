package com.wecombridge.notification.application;

import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.WorkQueue;
import com.wecombridge.notification.domain.Todo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A to-do was assigned: everyone concerned waits for it from now on, and it is sent to those whose
 * members are known. The others are looked for once more after a moment, because a pairing is told
 * on another topic and may be a little behind.
 */
@Component
public final class AnnounceTodo {

    private final Todos todos;
    private final Deliveries deliveries;
    private final Addressing addressing;
    private final WorkQueue queue;
    private final Clock clock;
    private final Duration pairingGrace;

    public AnnounceTodo(
            Todos todos,
            Deliveries deliveries,
            Directory directory,
            WorkQueue queue,
            Clock clock,
            PatienceSettings settings) {
        this.todos = todos;
        this.deliveries = deliveries;
        this.addressing = new Addressing(deliveries, directory, queue);
        this.queue = queue;
        this.clock = clock;
        this.pairingGrace = settings.pairingGrace();
    }

    /** Inside the transaction of the fact. A version known before, or outdated, does nothing. */
    public Mono<Void> handle(Command command) {
        var now = clock.instant();
        return todos.add(command.tenant(), command.todo(), now)
                .filter(isNew -> isNew)
                .flatMap(_ -> announce(command, now));
    }

    private Mono<Void> announce(Command command, Instant now) {
        var tenant = command.tenant();
        var todo = command.todo();
        return deliveries
                .open(tenant, todo.ref(), todo.assignees(), now)
                .then(Mono.defer(() -> addressing.address(tenant, todo.ref())))
                .flatMap(unpaired -> lookAgain(command, unpaired));
    }

    private Mono<Void> lookAgain(Command command, List<CrmUserId> unpaired) {
        return unpaired.isEmpty()
                ? Mono.empty()
                : queue.add(
                        Errands.lookAgain(command.tenant(), command.todo().ref())
                                .after(pairingGrace));
    }

    /** What was assigned, and whose it is. */
    public record Command(TenantId tenant, Todo todo) {}
}
