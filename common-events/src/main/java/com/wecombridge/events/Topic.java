package com.wecombridge.events;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every Kafka topic of the product. A state topic is compacted: each fact carries the whole state.
 */
public enum Topic {
    WECOM_CALLBACKS("wecom.callbacks", false),
    WECOM_TOKEN_REJECTED("wecom.token-rejected", false),
    CONTACTS_MEMBERS("contacts.members", true),
    CONTACTS_DEPARTMENTS("contacts.departments", true),
    CONTACTS_SYNC_RUNS("contacts.sync-runs", true),
    BINDINGS_CORPS("bindings.corps", true),
    BINDINGS_TOKENS("bindings.tokens", true),
    BINDINGS_ACCOUNTS("bindings.accounts", true),
    CRM_ENTITLEMENTS("crm.entitlements", true),
    CRM_USERS("crm.users", true),
    CRM_TODOS("crm.todos", false),
    CRM_COMMANDS("crm.commands", false),
    CRM_COMMAND_RESULTS("crm.command-results", false),
    NOTIFICATIONS_DELIVERIES("notifications.deliveries", false),
    AUDIT_ENTRIES("audit.entries", false);

    private final String topicName;
    private final boolean compacted;

    Topic(String topicName, boolean compacted) {
        this.topicName = topicName;
        this.compacted = compacted;
    }

    public String topicName() {
        return topicName;
    }

    public boolean compacted() {
        return compacted;
    }

    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }
}
