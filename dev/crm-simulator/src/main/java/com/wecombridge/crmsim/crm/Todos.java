package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Topics;
import com.wecombridge.crmsim.crm.Todo.State;
import com.wecombridge.crmsim.store.Outbox;
import com.wecombridge.crmsim.store.Shelf;
import com.wecombridge.crmsim.store.StateFile;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What people are asked to do. Methods run inside a change of the state. */
public final class Todos {

    private final Shelf<Todo> todos;
    private final Users users;
    private final Outbox outbox;
    private final Supplier<URI> base;
    private final Clock clock;

    /**
     * @param base where a phone reaches the simulator
     */
    public Todos(StateFile state, Users users, Outbox outbox, Supplier<URI> base, Clock clock) {
        this.todos = state.shelf("todos", Todo.class);
        this.users = users;
        this.outbox = outbox;
        this.base = base;
        this.clock = clock;
    }

    public List<Todo> all() {
        return todos.all();
    }

    /**
     * Asks these users. The same to-do again is told once.
     *
     * @throws RefusedException if an assignee is unknown, or the id names another to-do
     */
    public Todo assign(Todo.Assignment wish) {
        return wish.todo()
                .flatMap(id -> todos.find(key(wish.tenant(), id)))
                .map(known -> same(known, wish))
                .orElseGet(() -> add(wish));
    }

    /** Somebody acts: done, approve, reject; or the CRM itself withdraws. */
    public Answer act(String tenant, String todo, String action, String user) {
        Optional<Todo> known = todos.find(key(tenant, todo));
        if (known.isEmpty()) {
            return new Answer.Rejected("unknown-todo", "There is no to-do " + todo + ".");
        }
        return switch (TodoRules.decide(
                known.get(), new TodoRules.Wish(action, user), clock.instant())) {
            case TodoRules.Closed(var closed) -> keep(closed);
            case TodoRules.Refused(var reason, var detail) -> new Answer.Rejected(reason, detail);
        };
    }

    /** The CRM itself takes the wish back; only a person in the CRM can, no command. */
    public Answer withdraw(String tenant, String todo, String user) {
        return todos.find(key(tenant, todo))
                .map(known ->
                        known.state() == State.OPEN
                                ? keep(known.closed(State.WITHDRAWN, user, clock.instant()))
                                : new Answer.Rejected("already-closed", "The to-do is not open."))
                .orElseGet(() -> new Answer.Rejected("unknown-todo", "There is no to-do " + todo));
    }

    private static Todo same(Todo known, Todo.Assignment wish) {
        if (!known.says(wish)) {
            throw new RefusedException(
                    "todo-exists", "Another to-do has the id %s.".formatted(known.todo()));
        }
        return known;
    }

    private Todo add(Todo.Assignment wish) {
        wish.assignees().forEach(user -> requireUser(wish.tenant(), user));
        wish.askedBy().ifPresent(user -> requireUser(wish.tenant(), user));
        String id = wish.todo().orElseGet(() -> UUID.randomUUID().toString());
        String key = key(wish.tenant(), id);
        var todo =
                new Todo(
                        wish.tenant(),
                        id,
                        wish.assignees(),
                        wish.category(),
                        wish.title(),
                        wish.details(),
                        wish.page().orElseGet(() -> ownPage(wish.tenant(), id)),
                        wish.askedBy(),
                        clock.instant(),
                        wish.dueAt(),
                        State.OPEN,
                        Optional.empty(),
                        Optional.empty(),
                        outbox.nextVersion(Topics.TODOS, key));
        todos.put(key, todo);
        outbox.append(todo.assigned());
        return todo;
    }

    private Answer keep(Todo todo) {
        todos.put(key(todo.tenant(), todo.todo()), todo);
        return Answer.done(todo.todo());
    }

    private void requireUser(String tenant, String user) {
        if (users.find(tenant, user).isEmpty()) {
            throw new RefusedException(
                    "unknown-user", "The tenant %s has no user %s.".formatted(tenant, user));
        }
    }

    private URI ownPage(String tenant, String id) {
        return base.get().resolve("/h5/todos/" + encoded(id) + "?tenant=" + encoded(tenant));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String key(String tenant, String todo) {
        return tenant + ":" + todo;
    }
}
