package com.wecombridge.wecomsim.behaviour;

import java.time.Duration;
import java.util.Objects;

/**
 * What WeCom leaves open about tokens.
 *
 * @param fullLifeAlways whether {@code expires_in} is the whole life even of a token that is given
 *     again (assumed), or what is left of it
 * @param freshSuiteTokens whether suites and providers get a new token each time (assumed); the old
 *     ones stay good
 * @param overlap how long before its end gettoken gives a new token, while the old one stays good
 *     (assumed)
 * @param life how long the access token of an app is good; two hours at WeCom, which reserves the
 *     right to change it
 */
public record TokenRules(
        boolean fullLifeAlways, boolean freshSuiteTokens, Duration overlap, Duration life) {

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    /** A token is the same until its last second, and says 7200 until then. */
    public static final TokenRules STRICT = new TokenRules(true, true, Duration.ZERO, TWO_HOURS);

    /** A life that was not there when the state was written is as usual. */
    public TokenRules {
        life = Objects.requireNonNullElse(life, TWO_HOURS);
    }
}
