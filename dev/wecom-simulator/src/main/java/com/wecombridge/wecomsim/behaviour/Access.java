package com.wecombridge.wecomsim.behaviour;

import java.time.Duration;

/**
 * From where WeCom may be called.
 *
 * @param callerIp what every caller's address is taken for; empty for the real one
 * @param ipsRequired whether an app without trusted addresses is refused, as apps made since June
 *     2022 are
 * @param providerIpsRefused whether a corp's own app may not be called from an address of a
 *     provider
 * @param effectiveAfter how long a change of trusted addresses takes
 */
public record Access(
        String callerIp, boolean ipsRequired, boolean providerIpsRefused, Duration effectiveAfter) {

    /** As WeCom does it, but for apps that never named an address. */
    public static final Access USUAL = new Access("", false, true, Duration.ofMinutes(1));
}
