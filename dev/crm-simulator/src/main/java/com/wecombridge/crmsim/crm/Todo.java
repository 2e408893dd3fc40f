package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Fact;
import com.wecombridge.crmsim.contract.Fact.Detail;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody is asked to do, and who closed it. */
public record Todo(
        String tenant,
        String todo,
        List<String> assignees,
        String category,
        String title,
        List<Detail> details,
        URI page,
        Optional<String> askedBy,
        Instant assignedAt,
        Optional<Instant> dueAt,
        State state,
        Optional<String> closedBy,
        Optional<Instant> closedAt,
        long version) {

    /** Where it stands. */
    public enum State {
        OPEN,
        DONE,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    Fact assigned() {
        return new Fact.TodoAssigned(
                tenant,
                todo,
                assignees,
                category,
                title,
                details,
                page,
                askedBy,
                assignedAt,
                dueAt,
                version);
    }

    Todo closed(State end, String by, Instant at) {
        return new Todo(
                tenant,
                todo,
                assignees,
                category,
                title,
                details,
                page,
                askedBy,
                assignedAt,
                dueAt,
                end,
                Optional.of(by),
                Optional.of(at),
                version);
    }

    boolean says(Assignment other) {
        return assignees.equals(other.assignees())
                && category.equals(other.category())
                && title.equals(other.title())
                && details.equals(other.details())
                && askedBy.equals(other.askedBy())
                && dueAt.equals(other.dueAt());
    }

    /**
     * What a person may define about a to-do.
     *
     * @param todo absent where the CRM shall find an id
     * @param page absent for the simulator's own page
     */
    public record Assignment(
            String tenant,
            Optional<String> todo,
            List<String> assignees,
            String category,
            String title,
            List<Detail> details,
            Optional<URI> page,
            Optional<String> askedBy,
            Optional<Instant> dueAt) {

        public Assignment {
            Ids.require("tenant", tenant);
            todo.ifPresent(id -> Ids.require("todo", id));
            Ids.require("category", category);
            if (title.isBlank()) {
                throw new RefusedException("blank-title", "A to-do needs a title.");
            }
            assignees = assignees.stream().distinct().toList();
            if (assignees.isEmpty()) {
                throw new RefusedException("no-assignee", "Nobody is asked to do it.");
            }
        }
    }
}
