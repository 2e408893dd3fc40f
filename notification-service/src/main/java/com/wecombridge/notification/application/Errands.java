package com.wecombridge.notification.application;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.Work;
import com.wecombridge.notification.domain.Todo;
import java.time.Duration;
import java.util.Optional;

/** The two kinds of work of this service, as they are written and read. */
public final class Errands {

    /** Send a posting; one at a time for a to-do and a corp, in the order of its versions. */
    public static final String SEND = "send";

    /** Look once more for whoever was not paired when the to-do came. */
    public static final String LOOK_AGAIN = "look-again";

    private Errands() {}

    static Work send(TenantId tenant, Todo.Ref todo, CorpId corp, long posting) {
        var key = tenant.value() + ":" + todo.todo().value() + ":" + corp.value();
        return Work.of(SEND, tenant, corp, key).withPayload(Long.toString(posting));
    }

    static Work lookAgain(TenantId tenant, Todo.Ref todo) {
        return new Work(
                LOOK_AGAIN,
                tenant.value() + ":" + todo.todo().value(),
                tenant.value(),
                Optional.of(tenant),
                Optional.empty(),
                todo.version() + ":" + todo.todo().value(),
                Duration.ZERO);
    }

    public static long postingOf(Work work) {
        return Long.parseLong(work.payload());
    }

    public static Todo.Ref todoOf(Work work) {
        var parts = work.payload().split(":", 2);
        return new Todo.Ref(new CrmTodoId(parts[1]), Long.parseLong(parts[0]));
    }
}
