package com.wecombridge.notification.application.lookup;

import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.notification.domain.Delivery;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.Todo;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;

/** What was told, for people who look it up: newest first, a page at a time. */
public interface Ledger {

    Flux<Delivery> deliveries(TenantId tenant, Page page);

    Flux<Message> messages(TenantId tenant, Page page);

    /**
     * Which part.
     *
     * @param todo only of this to-do
     * @param before only what has a smaller id
     * @param limit at most so many
     */
    record Page(Optional<CrmTodoId> todo, long before, int limit) {}

    /**
     * One version of a to-do and how many people stand where.
     *
     * @param id grows from message to message
     */
    record Message(long id, Todo todo, Instant heardAt, Map<Standing, Long> standings) {}
}
