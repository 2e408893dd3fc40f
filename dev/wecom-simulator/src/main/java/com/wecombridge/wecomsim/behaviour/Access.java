package com.wecombridge.wecomsim.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * From where WeCom may be called.
 *
 * @param callerIp what every caller's address is taken for; empty for the real one
 * @param ipsRequired whether an app without trusted addresses is refused, as apps made since June
 *     2022 are
 * @param providerIpsRefused whether a corp's own app may not be called from an address of a
 *     provider
 * @param effectiveAfter how long a change of trusted addresses takes
 * @param exempt paths below {@code /cgi-bin} that are answered from anywhere; one source says so of
 *     {@code message/send}, several say the opposite
 */
public record Access(
        String callerIp,
        boolean ipsRequired,
        boolean providerIpsRefused,
        Duration effectiveAfter,
        List<String> exempt) {

    /** A part that was not there when the state was written is as usual. */
    public Access {
        exempt = Objects.requireNonNullElse(exempt, List.of());
    }

    /** As WeCom does it, but for apps that never named an address. */
    public static final Access USUAL =
            new Access("", false, true, Duration.ofMinutes(1), List.of());
}
