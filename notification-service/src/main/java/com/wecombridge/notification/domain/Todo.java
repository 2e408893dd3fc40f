package com.wecombridge.notification.domain;

import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A to-do of the CRM as it was assigned.
 *
 * @param assignees each of them once
 */
public record Todo(Ref ref, Subject subject, Request request, List<CrmUserId> assignees) {

    public Todo {
        assignees = assignees.stream().distinct().toList();
    }

    /** One version of a to-do: assigned anew it is told anew. */
    public record Ref(CrmTodoId todo, long version) {}

    /**
     * What it is about.
     *
     * @param category the CRM's name of the kind
     * @param title what and for whom, in one line
     * @param details key values worth seeing at once, in order
     * @param page where it is handled in the CRM
     */
    public record Subject(String category, String title, List<Line> details, URI page) {

        public Subject {
            category = storable(category);
            title = storable(title);
        }
    }

    /** One key value: 客户 and Acme 某某科技. */
    public record Line(String label, String value) {

        public Line {
            label = storable(label);
            value = storable(value);
        }
    }

    /** Who asked, when, and until when it should be done. */
    public record Request(Optional<CrmUserId> askedBy, Instant askedAt, Optional<Instant> dueAt) {}

    /** No database takes NUL inside text, and nobody can read it. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
