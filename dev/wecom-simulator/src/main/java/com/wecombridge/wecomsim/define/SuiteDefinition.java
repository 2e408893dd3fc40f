package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.world.Suite;

/** A suite of a provider. */
public final class SuiteDefinition extends Definition<SuiteDefinition> {

    public SuiteDefinition name(String name) {
        return set("name", name);
    }

    public SuiteDefinition secret(String secret) {
        return set("secret", secret);
    }

    public SuiteDefinition provider(String corpId, String secret) {
        return set("providerCorpId", corpId).set("providerSecret", secret);
    }

    /** Both addresses with the one token and key they share; a ticket follows at once. */
    public SuiteDefinition callbacks(
            String commandUrl, String dataUrl, String token, String aesKey) {
        return set("commandUrl", commandUrl)
                .set("dataUrl", dataUrl)
                .set("token", token)
                .set("aesKey", aesKey);
    }

    public SuiteDefinition contactEvents(Suite.Door door) {
        return set("contactEvents", door);
    }

    public SuiteDefinition privilegeLevel(int level) {
        return set("privilegeLevel", level);
    }

    /** No tickets are sent until they are resumed. */
    public SuiteDefinition ticketsPaused(boolean paused) {
        return set("ticketsPaused", paused);
    }

    /** The addresses are not checked with a GET. */
    public SuiteDefinition unverified() {
        return set("verification", "SKIPPED");
    }
}
