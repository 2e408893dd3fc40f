package com.wecombridge.crmsim.contract;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What the CRM tells. The components of each record are the JSON data of the fact. */
public sealed interface Fact {

    String tenant();

    String topic();

    /** CloudEvents {@code type}. */
    String type();

    /** The record key: facts with one key keep their order. */
    String key();

    /** CloudEvents {@code subject}. */
    String subject();

    /** Counts up by aggregate; 1 where every fact stands alone. */
    long version();

    /** True for the last fact about something; a tombstone follows it on the compacted topic. */
    default boolean endsAggregate() {
        return false;
    }

    /** The tenant may use the bridge, within these limits. */
    record EntitlementGranted(
            String tenant,
            String name,
            int seats,
            SortedSet<String> features,
            Instant from,
            Optional<Instant> until,
            long version)
            implements OfTenant {
        @Override
        public String type() {
            return "com.wecombridge.entitlement.granted.v1";
        }
    }

    /** The tenant left the CRM. */
    record EntitlementEnded(String tenant, Instant endedAt, long version) implements OfTenant {
        @Override
        public String type() {
            return "com.wecombridge.entitlement.ended.v1";
        }

        @Override
        public boolean endsAggregate() {
            return true;
        }
    }

    /** The user as a whole, new or changed. */
    record UserChanged(
            String tenant,
            String user,
            String name,
            Optional<String> email,
            Optional<String> employeeNumber,
            boolean licensed,
            List<String> groups,
            long version)
            implements OfUser {
        @Override
        public String type() {
            return "com.wecombridge.crm-user.changed.v1";
        }
    }

    /** The user does not exist any more. */
    record UserRemoved(String tenant, String user, long version) implements OfUser {
        @Override
        public String type() {
            return "com.wecombridge.crm-user.removed.v1";
        }

        @Override
        public boolean endsAggregate() {
            return true;
        }
    }

    /** These users are asked to do something. */
    record TodoAssigned(
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
            long version)
            implements Fact {
        @Override
        public String topic() {
            return Topics.TODOS;
        }

        @Override
        public String type() {
            return "com.wecombridge.todo.assigned.v1";
        }

        @Override
        public String key() {
            return tenant + ":" + todo;
        }

        @Override
        public String subject() {
            return "todos/" + todo;
        }
    }

    /** A command is carried out; {@code reference} names what came of it. */
    record CommandDone(
            String tenant, String idempotencyKey, Optional<String> reference, Instant answeredAt)
            implements CommandAnswered {
        @Override
        public String type() {
            return "com.wecombridge.command.done.v1";
        }
    }

    /**
     * A command will not be carried out; {@code reason} is a short code, {@code detail} for people.
     */
    record CommandRejected(
            String tenant, String idempotencyKey, String reason, String detail, Instant answeredAt)
            implements CommandAnswered {
        @Override
        public String type() {
            return "com.wecombridge.command.rejected.v1";
        }
    }

    /** One line of a to-do: 客户: Acme 某某科技. */
    record Detail(String label, String value) {}

    /** Facts on the compacted topic {@code crm.entitlements}. */
    sealed interface OfTenant extends Fact {
        @Override
        default String topic() {
            return Topics.ENTITLEMENTS;
        }

        @Override
        default String key() {
            return tenant();
        }

        @Override
        default String subject() {
            return "tenants/" + tenant();
        }
    }

    /** Facts on the compacted topic {@code crm.users}. */
    sealed interface OfUser extends Fact {
        String user();

        @Override
        default String topic() {
            return Topics.USERS;
        }

        @Override
        default String key() {
            return tenant() + ":" + user();
        }

        @Override
        default String subject() {
            return "users/" + user();
        }
    }

    /** Facts on {@code crm.command-results}. */
    sealed interface CommandAnswered extends Fact {
        String idempotencyKey();

        @Override
        default String topic() {
            return Topics.COMMAND_RESULTS;
        }

        @Override
        default String key() {
            return tenant() + ":" + idempotencyKey();
        }

        @Override
        default String subject() {
            return "commands/" + idempotencyKey();
        }

        @Override
        default long version() {
            return 1;
        }
    }
}
