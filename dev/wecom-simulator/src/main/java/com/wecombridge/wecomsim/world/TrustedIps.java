package com.wecombridge.wecomsim.world;

import com.wecombridge.wecomsim.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The addresses from which an app, or all of a provider's apps, may call (企业可信IP, IP 白名单).
 *
 * @param holder {@code <corp>/<agent>}, or {@code provider/<corp>}
 * @param before what was in force before the last change
 */
public record TrustedIps(String holder, List<String> ips, List<String> before, Instant changedAt) {

    /** The addresses in force: a change takes a while. */
    public List<String> inForce(Instant now, Duration delay) {
        return now.isBefore(changedAt.plus(delay)) ? before : ips;
    }

    /** The key of an app's addresses. */
    public static String ofApp(String corpId, int agentId) {
        return Table.key(corpId, agentId);
    }

    /** The key of a provider's addresses. */
    public static String ofProvider(String corpId) {
        return Table.key("provider", corpId);
    }
}
