package com.wecombridge.notification.outbound.postgres;

import static com.wecombridge.notification.outbound.postgres.Columns.instant;
import static com.wecombridge.notification.outbound.postgres.Columns.maybeInstant;
import static com.wecombridge.notification.outbound.postgres.Columns.maybeText;
import static com.wecombridge.notification.outbound.postgres.Columns.number;
import static com.wecombridge.notification.outbound.postgres.Columns.text;

import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.Todo.Line;
import io.r2dbc.spi.Readable;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a to-do is written into, and read from, a row of {@code message}. */
@Component
final class TodoRows {

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();

    String written(List<Line> details) {
        return json.writeValueAsString(details);
    }

    String[] written(Stream<CrmUserId> users) {
        return users.map(CrmUserId::value).toArray(String[]::new);
    }

    Todo todo(Readable row) {
        return new Todo(
                new Todo.Ref(new CrmTodoId(text(row, "todo_id")), number(row, "todo_version")),
                new Todo.Subject(
                        text(row, "category"),
                        text(row, "title"),
                        json.readValue(text(row, "details"), LINES),
                        URI.create(text(row, "page"))),
                new Todo.Request(
                        maybeText(row, "asked_by").map(CrmUserId::new),
                        instant(row, "asked_at"),
                        maybeInstant(row, "due_at")),
                Stream.of(Objects.requireNonNull(row.get("assignees", String[].class)))
                        .map(CrmUserId::new)
                        .toList());
    }
}
