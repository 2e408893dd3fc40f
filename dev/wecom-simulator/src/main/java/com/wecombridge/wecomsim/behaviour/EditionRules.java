package com.wecombridge.wecomsim.behaviour;

import java.time.Duration;

/**
 * Paid editions.
 *
 * @param grace how long an app may have more users than paid for (91911: seven days)
 * @param refusesCalls whether an app over its limit or past its end is refused with 90303 or 90302
 *     (assumed for every call)
 * @param inSecondVersion whether v2 of get_auth_info carries edition_info too (unconfirmed)
 */
public record EditionRules(Duration grace, boolean refusesCalls, boolean inSecondVersion) {

    /** Seven days, then refused. */
    public static final EditionRules USUAL = new EditionRules(Duration.ofDays(7), true, false);
}
