package com.wecombridge.wecomsim.behaviour;

import java.time.Duration;

/**
 * Interface licences.
 *
 * @param trial how long after its installation an app needs none (95644: ninety days)
 * @param moveAgainAfter how long a licence stays with whom it was moved to (thirty days)
 */
public record LicenceRules(Duration trial, Duration moveAgainAfter) {

    /** WeCom's figures. */
    public static final LicenceRules USUAL =
            new LicenceRules(Duration.ofDays(90), Duration.ofDays(30));
}
