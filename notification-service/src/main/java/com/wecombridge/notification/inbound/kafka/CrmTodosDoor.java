package com.wecombridge.notification.inbound.kafka;

import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.notification.application.AnnounceTodo;
import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.Todo.Line;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears {@code crm.todos}. */
@Configuration(proxyBeanMethods = false)
class CrmTodosDoor {

    @Bean
    Door crmTodos(Inbox inbox, AnnounceTodo announceTodo) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case TodoAssigned assigned -> Effect.of(announceTodo.handle(command(assigned)));
                    default -> Effect.none();
                });
    }

    private static AnnounceTodo.Command command(TodoAssigned assigned) {
        var details =
                assigned.details().stream()
                        .map(detail -> new Line(detail.label(), detail.value()))
                        .toList();
        return new AnnounceTodo.Command(
                assigned.tenant(),
                new Todo(
                        new Todo.Ref(assigned.todo(), assigned.version()),
                        new Todo.Subject(
                                assigned.category(), assigned.title(), details, assigned.page()),
                        new Todo.Request(
                                assigned.askedBy(), assigned.assignedAt(), assigned.dueAt()),
                        assigned.assignees()));
    }
}
