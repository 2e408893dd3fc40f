package com.wecombridge.crmsim.contract;

/** The topics of the public contract. */
public final class Topics {
    public static final String ENTITLEMENTS = "crm.entitlements";
    public static final String USERS = "crm.users";
    public static final String TODOS = "crm.todos";
    public static final String COMMANDS = "crm.commands";
    public static final String COMMAND_RESULTS = "crm.command-results";
    public static final String DELIVERIES = "notifications.deliveries";
    public static final String ACCOUNTS = "bindings.accounts";

    private Topics() {}
}
