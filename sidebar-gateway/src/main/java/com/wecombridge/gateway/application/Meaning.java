package com.wecombridge.gateway.application;

import com.wecombridge.events.wecom.WeComCallback;

/** What an authentic callback says. */
public sealed interface Meaning {

    /**
     * It can be told.
     *
     * @param kind {@code Event} or {@code InfoType}, with {@code /ChangeType} where there is one
     */
    record Telling(String kind, Fact fact) implements Meaning {}

    /**
     * It cannot be read: kept as it came, for a person to look at.
     *
     * @param cause in our words; nothing of the callback itself
     */
    record Unreadable(String cause) implements Meaning {}

    /** A fact that lacks only its place in the order of the callbacks. */
    @FunctionalInterface
    interface Fact {
        WeComCallback at(long order);
    }
}
