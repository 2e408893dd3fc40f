package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.world.VisibleRange;
import java.util.List;
import java.util.Map;

/** An app (agent) of one corp: its secret, its visible range, its callback. */
public final class AppDefinition extends Definition<AppDefinition> {

    public AppDefinition name(String name) {
        return set("name", name);
    }

    public AppDefinition secret(String secret) {
        return set("secret", secret);
    }

    public AppDefinition range(VisibleRange range) {
        return set("range", range);
    }

    /** Only these departments, with all below them. */
    public AppDefinition visibleParties(Integer... ids) {
        return range(new VisibleRange(List.of(), List.of(ids), List.of()));
    }

    /** Only these members. */
    public AppDefinition visibleUsers(String... userIds) {
        return range(new VisibleRange(List.of(userIds), List.of(), List.of()));
    }

    /** Where it hears from WeCom; checked with a GET, whose result is recorded with the address. */
    public AppDefinition callback(String url, String token, String aesKey) {
        return set("callback", Map.of("url", url, "token", token, "aesKey", aesKey));
    }

    /** The callback is refused unless it passes the GET check, as WeCom does it. */
    public AppDefinition verificationRequired() {
        return set("verification", "REQUIRED");
    }

    /** The callback is not checked. */
    public AppDefinition unverified() {
        return set("verification", "SKIPPED");
    }

    public AppDefinition sensitiveFields(boolean readable) {
        return set("sensitiveFields", readable);
    }

    public AppDefinition reportEnter(boolean report) {
        return set("reportEnter", report);
    }

    /** WeCom withdrew the app's rights because nobody used it: 48006, close_inactive_agent. */
    public AppDefinition inactive(boolean inactive) {
        return set("inactive", inactive);
    }

    public AppDefinition disabled(boolean disabled) {
        return set("disabled", disabled);
    }
}
