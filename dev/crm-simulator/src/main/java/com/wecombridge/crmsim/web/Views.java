package com.wecombridge.crmsim.web;

import com.wecombridge.crmsim.contract.Wire;
import com.wecombridge.crmsim.crm.AnsweredCommand;
import com.wecombridge.crmsim.crm.Crm;
import com.wecombridge.crmsim.crm.CrmUser;
import com.wecombridge.crmsim.crm.Hearsay.Binding;
import com.wecombridge.crmsim.crm.Todo;
import com.wecombridge.crmsim.kafka.Publisher.Standing;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code query}: what the simulator knows, as JSON rows. */
final class Views {

    private final Crm crm;
    private final Supplier<Standing> standing;
    private final Map<String, Supplier<List<JsonNode>>> lists;

    Views(Crm crm, Supplier<Standing> standing) {
        this.crm = crm;
        this.standing = standing;
        this.lists =
                Map.of(
                        "tenants", () -> trees(crm.tenants().all()),
                        "users", this::users,
                        "todos", () -> crm.todos().all().stream().map(this::todo).toList(),
                        "records", () -> trees(crm.records().all()),
                        "commands",
                                () -> crm.obedience().all().stream().map(Views::command).toList(),
                        "deliveries", () -> trees(crm.hearsay().deliveries()),
                        "bindings", () -> trees(crm.hearsay().bindings()),
                        "facts", () -> trees(crm.outbox().rows()));
    }

    JsonNode health() {
        return Wire.JSON
                .createObjectNode()
                .put("status", "UP")
                .put("kafka", standing.get().kafka())
                .put("outbox", waiting());
    }

    JsonNode answer(String kind, Filter filter) {
        return switch (kind) {
            case "outbox" -> outbox();
            case "malformed" -> Wire.JSON.valueToTree(crm.state().read(crm.unreadables()::all));
            default -> Wire.JSON.valueToTree(crm.state().read(() -> rows(kind, filter)));
        };
    }

    /** Call inside a read of the state. */
    List<JsonNode> rows(String kind, Filter filter) {
        var list = lists.get(kind);
        if (list == null) {
            throw new ProblemException(
                    404,
                    "unknown-kind",
                    "unknown-kind",
                    "One can ask for: " + lists.keySet().stream().sorted().toList());
        }
        return filter.of(list.get());
    }

    private int waiting() {
        return crm.state().read(crm.outbox()::depth);
    }

    private JsonNode outbox() {
        Standing now = standing.get();
        return Wire.JSON
                .createObjectNode()
                .put("depth", waiting())
                .put("kafka", now.kafka())
                .put("lastProblem", now.lastProblem());
    }

    private List<JsonNode> users() {
        List<Binding> bindings = crm.hearsay().bindings();
        return crm.users().all().stream().map(user -> user(user, bindings)).toList();
    }

    private static JsonNode user(CrmUser user, List<Binding> bindings) {
        ObjectNode row = Wire.JSON.valueToTree(user);
        ArrayNode bound = row.putArray("bound");
        bindings.stream()
                .filter(it -> it.tenant().equals(user.tenant()) && it.user().equals(user.user()))
                .forEach(it -> bound.add(Wire.JSON.<JsonNode>valueToTree(it)));
        return row;
    }

    private JsonNode todo(Todo todo) {
        ObjectNode row = Wire.JSON.valueToTree(todo);
        ArrayNode deliveries = row.putArray("deliveries");
        todo.assignees().forEach(user -> deliveries.add(delivery(todo, user)));
        return row;
    }

    private ObjectNode delivery(Todo todo, String user) {
        ObjectNode row = Wire.JSON.createObjectNode().put("user", user);
        crm.users()
                .find(todo.tenant(), user)
                .map(CrmUser::name)
                .ifPresent(it -> row.put("name", it));
        crm.hearsay()
                .latest(todo.tenant(), todo.todo(), user)
                .map(it -> Wire.JSON.<ObjectNode>valueToTree(it))
                .ifPresent(it -> row.setAll(it.without(List.of("tenant", "todo", "user"))));
        return row;
    }

    private static JsonNode command(AnsweredCommand command) {
        ObjectNode row = Wire.JSON.valueToTree(command);
        row.put("attempts", command.events().size());
        row.remove("events");
        return row;
    }

    private static List<JsonNode> trees(List<?> values) {
        return values.stream().map(it -> Wire.JSON.<JsonNode>valueToTree(it)).toList();
    }
}
