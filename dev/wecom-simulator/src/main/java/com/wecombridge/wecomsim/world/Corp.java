package com.wecombridge.wecomsim.world;

import java.util.Objects;

/**
 * A company in WeCom.
 *
 * @param userMax how many accounts it may have
 * @param openapiSync whether the corp's own contacts assistant writes the directory (91143)
 * @param suiteView what a provider's suite gets to see of it
 */
public record Corp(
        String corpId,
        String name,
        boolean verified,
        int userMax,
        SuiteView suiteView,
        Sync openapiSync) {

    /** A part that was not there when the state was written is as usual. */
    public Corp {
        openapiSync = Objects.requireNonNullElse(openapiSync, Sync.OFF);
    }

    /**
     * A verified company of at most 200 people, seen by suites as WeCom lets them see since 2022.
     */
    public static Corp named(String corpId, String name) {
        return new Corp(
                corpId,
                name,
                true,
                200,
                new SuiteView(Shown.ENCRYPTED, Shown.HIDDEN, Shown.PLAIN),
                Sync.OFF);
    }

    /** How ids and names of this corp look to a third-party suite. */
    public record SuiteView(Shown userIds, Shown names, Shown corpId) {}

    /** What the corp lets its own contacts assistant do over the API. */
    public enum Sync {
        OFF,
        READ_ONLY,
        ON
    }

    /** One way of showing an id or a name. */
    public enum Shown {
        PLAIN,
        ENCRYPTED,
        HIDDEN
    }
}
