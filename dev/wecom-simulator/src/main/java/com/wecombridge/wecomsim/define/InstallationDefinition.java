package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.world.VisibleRange;

/** How a corp installs a suite, or what changes in an installation. */
public final class InstallationDefinition extends Definition<InstallationDefinition> {

    /** The corp is made with this name when it does not exist. */
    public InstallationDefinition corpName(String name) {
        return set("corpName", name);
    }

    /** Installed from the app market: create_auth is sent instead of a redirect. */
    public InstallationDefinition fromMarket() {
        return set("via", "MARKET");
    }

    /** Installed from the provider's site, which opened the page with this code. */
    public InstallationDefinition preAuthCode(String code) {
        return set("preAuthCode", code);
    }

    public InstallationDefinition redirectUri(String uri) {
        return set("redirectUri", uri);
    }

    public InstallationDefinition state(String state) {
        return set("state", state);
    }

    public InstallationDefinition range(VisibleRange range) {
        return set("range", range);
    }

    public InstallationDefinition admin(String userId) {
        return set("adminUserId", userId);
    }

    /** The permanent code changes; the suite hears reset_permanent_code. */
    public InstallationDefinition resetPermanentCode() {
        return set("resetPermanentCode", true);
    }

    /** Paid edition: 3 valid, 6 over its head-count, 7 so for more than seven days, … (91911). */
    public InstallationDefinition edition(int appStatus, int userLimit) {
        return set("appStatus", appStatus).set("userLimit", userLimit);
    }
}
