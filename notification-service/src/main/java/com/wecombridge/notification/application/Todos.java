package com.wecombridge.notification.application;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.notification.domain.Todo;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The to-dos that somebody is to be told of. */
public interface Todos {

    /**
     * @return false, storing nothing, if this version or a newer one is known
     */
    Mono<Boolean> add(TenantId tenant, Todo todo, Instant heardAt);

    /** Empty if it was never added. */
    Mono<Todo> find(TenantId tenant, Todo.Ref todo);
}
