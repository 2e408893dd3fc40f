package com.wecombridge.events.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.EventId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** To-dos of Acme, as they come from the CRM. */
final class Todos {

    static final String TOPIC = "crm.todos";
    private static final EventCodec CODEC = new EventCodec();

    private Todos() {}

    static TodoAssigned todo(String id, String title) {
        return new TodoAssigned(
                Samples.ACME,
                new CrmTodoId(id),
                List.of(Samples.LI_LEI_IN_CRM),
                "approval",
                title,
                List.of(),
                URI.create("https://crm.example/todos/" + id),
                Optional.empty(),
                Samples.NOON,
                Optional.empty(),
                1);
    }

    static byte[] data(TodoAssigned todo) {
        return CODEC.data(todo);
    }

    static void describe(TodoAssigned todo, String eventId, Headers headers) {
        EventCodec.headers(
                envelope(todo, eventId), (name, value) -> headers.add(name, value.getBytes(UTF_8)));
    }

    /** As a door gets it. */
    static ConsumerRecord<byte[], byte[]> record(long offset, TodoAssigned todo, String eventId) {
        var record = new ConsumerRecord<>(TOPIC, 0, offset, todo.key().getBytes(UTF_8), data(todo));
        describe(todo, eventId, record.headers());
        return record;
    }

    private static Envelope envelope(TodoAssigned todo, String eventId) {
        return new Envelope(
                new EventId(eventId),
                "/crm",
                "com.wecombridge.todo.assigned.v1",
                todo.subject(),
                Samples.NOON,
                todo.tenantId(),
                todo.corpId(),
                todo.key(),
                Optional.empty(),
                todo.version(),
                Optional.empty());
    }
}
