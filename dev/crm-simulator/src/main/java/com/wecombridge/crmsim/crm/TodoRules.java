package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.crm.Todo.State;
import java.time.Instant;

/** Who may do what with a to-do. */
final class TodoRules {

    private TodoRules() {}

    static Decision decide(Todo todo, Wish wish, Instant now) {
        if (todo.state() != State.OPEN) {
            return new Refused(
                    "already-closed",
                    "The to-do is %s since %s, by %s."
                            .formatted(
                                    todo.state(),
                                    todo.closedAt().orElse(now),
                                    todo.closedBy().orElse("nobody")));
        }
        return switch (wish.action()) {
            case "done" -> byAssignee(todo, wish, State.DONE, now);
            case "approve" -> byAssignee(todo, wish, State.APPROVED, now);
            case "reject" -> byAssignee(todo, wish, State.REJECTED, now);
            default ->
                    new Refused(
                            "unsupported-action",
                            "A to-do can be done, approved or rejected; not: " + wish.action());
        };
    }

    private static Decision byAssignee(Todo todo, Wish wish, State end, Instant now) {
        return todo.assignees().contains(wish.user())
                ? new Closed(todo.closed(end, wish.user(), now))
                : new Refused(
                        "not-an-assignee",
                        "The user %s is not asked to do this.".formatted(wish.user()));
    }

    /** An action and the user who takes it. */
    record Wish(String action, String user) {}

    /** What becomes of the to-do. */
    sealed interface Decision {}

    record Closed(Todo todo) implements Decision {}

    record Refused(String reason, String detail) implements Decision {}
}
