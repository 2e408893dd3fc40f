package com.wecombridge.wecomsim.api;

import java.time.Duration;

/** How often one path may be called within a window, beyond WeCom's limits for every path. */
public record Quota(Scope scope, int calls, Duration window) {

    public static Quota perCorp(int calls, Duration window) {
        return new Quota(Scope.CORP, calls, window);
    }

    public static Quota perApp(int calls, Duration window) {
        return new Quota(Scope.APP, calls, window);
    }

    /** Whose calls are counted together. */
    public enum Scope {
        CORP,
        APP
    }
}
