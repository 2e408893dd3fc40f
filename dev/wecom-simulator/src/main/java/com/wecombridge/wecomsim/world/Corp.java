package com.wecombridge.wecomsim.world;

/**
 * A company in WeCom.
 *
 * @param userMax how many accounts it may have
 * @param suiteView what a provider's suite gets to see of it
 */
public record Corp(String corpId, String name, boolean verified, int userMax, SuiteView suiteView) {

    /**
     * A verified company of at most 200 people, seen by suites as WeCom lets them see since 2022.
     */
    public static Corp named(String corpId, String name) {
        return new Corp(
                corpId, name, true, 200, new SuiteView(Shown.ENCRYPTED, Shown.HIDDEN, Shown.PLAIN));
    }

    /** How ids and names of this corp look to a third-party suite. */
    public record SuiteView(Shown userIds, Shown names, Shown corpId) {}

    /** One way of showing an id or a name. */
    public enum Shown {
        PLAIN,
        ENCRYPTED,
        HIDDEN
    }
}
