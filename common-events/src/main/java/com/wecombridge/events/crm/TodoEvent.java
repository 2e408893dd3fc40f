package com.wecombridge.events.crm;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody is asked to do in the CRM. Topic {@code crm.todos}; one order per to-do. */
public sealed interface TodoEvent extends TenantEvent {

    CrmTodoId todo();

    @Override
    default Topic topic() {
        return Topic.CRM_TODOS;
    }

    @Override
    default String key() {
        return tenant().value() + ":" + todo().value();
    }

    @Override
    default String subject() {
        return "todos/" + todo().value();
    }

    /**
     * These users are asked to do it.
     *
     * @param category the CRM's name of the kind of to-do, such as {@code approval}
     * @param title what and for whom, in one line
     * @param details key values worth seeing at once, in order
     * @param page where it is handled in the CRM
     */
    @EventType("com.wecombridge.todo.assigned.v1")
    record TodoAssigned(
            TenantId tenant,
            CrmTodoId todo,
            List<CrmUserId> assignees,
            String category,
            String title,
            List<Detail> details,
            URI page,
            Optional<CrmUserId> askedBy,
            Instant assignedAt,
            Optional<Instant> dueAt,
            long version)
            implements TodoEvent {}

    /** One line of a to-do: 客户: Acme 某某科技. */
    record Detail(String label, String value) {}
}
