package com.wecombridge.wecomsim.trust;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Hosts as WeCom compares them: exactly, the port included unless it is the usual one. */
public final class Hosts {

    private Hosts() {}

    /** The host of an http or https address; empty for anything else. */
    public static Optional<String> of(String address) {
        try {
            var uri = URI.create(address.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !scheme.matches("https?") || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            var host = uri.getHost().toLowerCase(Locale.ROOT);
            var usual = scheme.equals("https") ? 443 : 80;
            var named = uri.getPort() >= 0 && uri.getPort() != usual;
            return Optional.of(named ? host + ":" + uri.getPort() : host);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether WeCom takes it as a trusted domain: a name, no address of a machine, no wildcard. */
    static boolean nameable(String host) {
        return host.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d{1,5})?")
                && !host.matches("[0-9.]+(:\\d+)?");
    }
}
