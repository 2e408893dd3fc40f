package com.wecombridge.wecomsim.behaviour;

import java.time.Duration;

/**
 * What WeCom leaves open about tokens.
 *
 * @param fullLifeAlways whether {@code expires_in} is the whole life even of a token that is given
 *     again (assumed), or what is left of it
 * @param freshSuiteTokens whether suites and providers get a new token each time (assumed); the old
 *     ones stay good
 * @param overlap how long before its end gettoken gives a new token, while the old one stays good
 *     (assumed)
 */
public record TokenRules(boolean fullLifeAlways, boolean freshSuiteTokens, Duration overlap) {

    /** A token is the same until its last second, and says 7200 until then. */
    public static final TokenRules STRICT = new TokenRules(true, true, Duration.ZERO);
}
