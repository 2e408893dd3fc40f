package com.wecombridge.wecom.contract;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecomsim.WeComSimulator;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the contract is checked with: a corp of the simulator's, which needs no set-up, or, by
 * settings alone, a real one.
 *
 * @param member a member whom every app named here can see
 * @param customer whom that member follows, if one is named
 * @param group of customers, owned by that member, if one is named
 * @param secrets of the corp's own apps, by agent
 * @param mayChange whether a test may leave something behind: send a message, mark a customer
 * @param simulator where it is one in this JVM
 */
record Target(
        URI baseUrl,
        CorpId corp,
        AppId app,
        String member,
        Optional<String> customer,
        Optional<String> group,
        Map<AppId, Secret> secrets,
        boolean mayChange,
        Optional<WeComSimulator> simulator) {

    /** The contacts-sync assistant of every corp. */
    static final AppId CONTACTS = new AppId("2000002");

    /** Customer contact. */
    static final AppId CUSTOMERS = new AppId("2000003");

    /** The chat archive. */
    static final AppId ARCHIVE = new AppId("2000004");

    private static final String PREFIX = "WECOM_CONTRACT_";
    private static final Map<String, AppId> SYSTEM_APPS =
            Map.of("CONTACTS", CONTACTS, "CUSTOMERS", CUSTOMERS, "ARCHIVE", ARCHIVE);

    /** The real corp that the settings name, if they name one. */
    static Optional<Target> named(Map<String, String> settings) {
        return Optional.ofNullable(settings.get(PREFIX + "BASE_URL"))
                .map(base -> {
                    var app = new AppId(needed(settings, "AGENT_ID"));
                    var secrets = new HashMap<AppId, Secret>();
                    secrets.put(app, new Secret(needed(settings, "AGENT_SECRET")));
                    SYSTEM_APPS.forEach((name, agent) ->
                            setting(settings, name + "_SECRET")
                                    .ifPresent(secret -> secrets.put(agent, new Secret(secret))));
                    return new Target(
                            URI.create(base),
                            new CorpId(needed(settings, "CORP_ID")),
                            app,
                            needed(settings, "MEMBER"),
                            setting(settings, "CUSTOMER"),
                            setting(settings, "GROUP"),
                            Map.copyOf(secrets),
                            setting(settings, "CHANGES").filter("yes"::equals).isPresent(),
                            Optional.empty());
                });
    }

    /** A corp of the simulator's that comes into being when it is first asked for. */
    static Target simulated(WeComSimulator simulator, String corp) {
        var app = new AppId("1000002");
        var secrets = new HashMap<AppId, Secret>();
        for (AppId agent : new AppId[] {app, CONTACTS, CUSTOMERS, ARCHIVE}) {
            secrets.put(agent, new Secret(corp + "-" + agent.value() + "-secret"));
        }
        return new Target(
                simulator.apiBaseUrl(),
                new CorpId(corp),
                app,
                "LI_LEI",
                Optional.of("wmCHEN"),
                Optional.of("wrPROJECT"),
                Map.copyOf(secrets),
                true,
                Optional.of(simulator));
    }

    int agentId() {
        return Integer.parseInt(app.value());
    }

    private static Optional<String> setting(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.get(PREFIX + name)).filter(value -> !value.isBlank());
    }

    private static String needed(Map<String, String> settings, String name) {
        return setting(settings, name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                PREFIX + "BASE_URL is set, so " + PREFIX + name + " is needed"));
    }
}
