package com.wecombridge.notification.inbound.kafka;

import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.notification.application.AnnounceTodo;
import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.Todo.Line;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears {@code crm.todos}. */
@Configuration(proxyBeanMethods = false)
class CrmTodosDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Blocks on purpose: offset, retry and dead letter follow the fate of this one record. */
    @Bean
    Consumer<Message<byte[]>> crmTodos(EventCodec codec, Inbox inbox, AnnounceTodo announceTodo) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var envelope, TodoAssigned assigned) ->
                        inbox.once(envelope, announceTodo.handle(command(assigned)))
                                .block(PATIENCE);
                case Known _, Unknown _, Tombstone _ -> {} // not ours to act on
            }
        };
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
