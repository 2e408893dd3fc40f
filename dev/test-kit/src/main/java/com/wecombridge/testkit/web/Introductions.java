package com.wecombridge.testkit.web;

/** Whoever makes bearer headers for a door, good ones and others. */
public interface Introductions {

    /** For somebody of the tenant; an empty tenant is none. */
    String introduces(String tenant, String... roles);

    /** Right in all but who made it. */
    String introducedBySomebodyElse(String tenant, String... roles);

    /** Right in all but for whom it was made. */
    String introducesToSomebodyElse(String tenant, String... roles);

    /** Right until some minutes ago. */
    String introducedTooLongAgo(String tenant, String... roles);
}
