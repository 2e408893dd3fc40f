package com.wecombridge.notification.application;

import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.WorkQueue;
import com.wecombridge.notification.domain.Receipt;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.Todo;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks once more for whoever was not paired; whoever still is not, cannot be told. */
@Component
public final class LookAgain {

    private static final Receipt UNBOUND =
            Receipt.of(Standing.UNBOUND, "no WeCom member is paired with this CRM user");

    private final Addressing addressing;
    private final Telling telling;

    public LookAgain(Deliveries deliveries, Directory directory, WorkQueue queue, Telling telling) {
        this.addressing = new Addressing(deliveries, directory, queue);
        this.telling = telling;
    }

    /** Inside the transaction that ends the errand. */
    public Mono<Void> handle(Command command) {
        return addressing
                .address(command.tenant(), command.todo())
                .flatMap(unpaired -> settle(command, unpaired));
    }

    private Mono<Void> settle(Command command, List<CrmUserId> unpaired) {
        var receipts =
                unpaired.stream().collect(Collectors.toMap(Function.identity(), _ -> UNBOUND));
        return telling.settle(command.tenant(), command.todo(), receipts);
    }

    /** Which to-do. */
    public record Command(TenantId tenant, Todo.Ref todo) {}
}
