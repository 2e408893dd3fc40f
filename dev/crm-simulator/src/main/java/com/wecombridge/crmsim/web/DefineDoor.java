package com.wecombridge.crmsim.web;

import com.wecombridge.crmsim.contract.Wire;
import com.wecombridge.crmsim.crm.Answer;
import com.wecombridge.crmsim.crm.Crm;
import com.wecombridge.crmsim.crm.CrmUser;
import com.wecombridge.crmsim.crm.Refusals.Refusal;
import com.wecombridge.crmsim.crm.Tenant;
import com.wecombridge.crmsim.crm.Todo;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code define}: upserts, each request one change of the state. */
final class DefineDoor {

    private final Crm crm;
    private final Clock clock;
    private final Map<String, Function<ObjectNode, Object>> kinds =
            Map.of(
                    "tenants", this::tenant,
                    "users", this::user,
                    "todos", this::todo,
                    "todo-actions", this::todoAction,
                    "refusals", this::refusal,
                    "republications", this::republication);

    DefineDoor(Crm crm, Clock clock) {
        this.crm = crm;
        this.clock = clock;
    }

    void handle(Context context) {
        var define = kinds.get(context.pathParam("kind"));
        if (define == null) {
            throw new ProblemException(
                    404, "unknown-kind", "unknown-kind", "One can define: " + sorted(kinds));
        }
        JsonNode body = Bodies.read(context);
        List<ObjectNode> items = Bodies.objects(body);
        List<Object> answers = crm.state().change(() -> items.stream().map(define).toList());
        Answers.json(context, 200, body.isArray() ? answers : answers.getFirst());
    }

    private Object tenant(ObjectNode wish) {
        String tenant = Bodies.text(wish, "tenant");
        if (removes(wish)) {
            crm.tenants().remove(tenant);
            return wish;
        }
        ObjectNode whole =
                crm.tenants()
                        .find(tenant)
                        .map(known -> tree(known.terms()))
                        .orElseGet(() -> newTenant(tenant));
        return crm.tenants().define(Bodies.as(whole.setAll(wish), Tenant.Terms.class));
    }

    private Object user(ObjectNode wish) {
        String tenant = Bodies.text(wish, "tenant");
        String user = Bodies.text(wish, "user");
        if (removes(wish)) {
            crm.users().remove(tenant, user);
            return wish;
        }
        requireTenant(tenant);
        ObjectNode whole =
                crm.users()
                        .find(tenant, user)
                        .map(known -> tree(known.profile()))
                        .orElseGet(() -> newUser(user));
        return crm.users().define(Bodies.as(whole.setAll(wish), CrmUser.Profile.class));
    }

    private Object todo(ObjectNode wish) {
        requireTenant(Bodies.text(wish, "tenant"));
        ObjectNode whole = Wire.JSON.createObjectNode().put("category", "task");
        whole.putArray("details");
        return crm.todos().assign(Bodies.as(whole.setAll(wish), Todo.Assignment.class));
    }

    private Object todoAction(ObjectNode wish) {
        var action = Bodies.as(wish, TodoAction.class);
        Answer answer =
                action.action().equals("withdraw")
                        ? crm.todos().withdraw(action.tenant(), action.todo(), action.user())
                        : crm.todos()
                                .act(
                                        action.tenant(),
                                        action.todo(),
                                        action.action(),
                                        action.user());
        return switch (answer) {
            case Answer.Done _ -> action;
            case Answer.Rejected(var reason, var detail) ->
                    throw new ProblemException(409, "refused", reason, detail);
        };
    }

    private Object refusal(ObjectNode wish) {
        requireTenant(Bodies.text(wish, "tenant"));
        ObjectNode whole = Wire.JSON.createObjectNode().put("detail", "").put("times", 1);
        return crm.refusals().define(Bodies.as(whole.setAll(wish), Refusal.class));
    }

    private Object republication(ObjectNode wish) {
        Optional<String> only = Bodies.as(wish, Republication.class).tenant();
        only.ifPresent(this::requireTenant);
        crm.tenants().all().stream()
                .filter(tenant -> only.isEmpty() || only.get().equals(tenant.tenant()))
                .forEach(crm.tenants()::tellAgain);
        return new Waiting(crm.outbox().depth());
    }

    private void requireTenant(String tenant) {
        if (crm.tenants().find(tenant).isEmpty()) {
            throw new ProblemException(
                    409, "refused", "unknown-tenant", "There is no tenant " + tenant + ".");
        }
    }

    private static boolean removes(ObjectNode wish) {
        JsonNode removed = wish.path("removed");
        wish.remove("removed");
        return removed.asBoolean(false);
    }

    private ObjectNode newTenant(String tenant) {
        ObjectNode terms = Wire.JSON.createObjectNode().put("name", tenant).put("seats", 30);
        terms.putArray("features").add("wecom");
        return terms.put("from", clock.instant().toString());
    }

    private static ObjectNode newUser(String user) {
        ObjectNode profile = Wire.JSON.createObjectNode().put("name", user).put("licensed", true);
        profile.putArray("groups");
        return profile;
    }

    private static ObjectNode tree(Object value) {
        return Wire.JSON.valueToTree(value);
    }

    private static List<String> sorted(Map<String, ?> kinds) {
        return kinds.keySet().stream().sorted().toList();
    }

    private record TodoAction(String tenant, String todo, String action, String user) {}

    private record Republication(Optional<String> tenant) {}

    private record Waiting(int depth) {}
}
