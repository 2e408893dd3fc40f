package com.wecombridge.wecomsim;

import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A provider with suites, played over WeCom's own API: tickets, suite tokens, codes. */
final class Provider {

    static final String CORP = "wwprovider0000001";
    private static final String SECRET = "provider-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern AUTH_CODE =
            Pattern.compile("<AuthCode><!\\[CDATA\\[(.*?)]]></AuthCode>");

    private final WeComSimulator simulator;
    private final Caller wecom;
    private final Receiver receiver;

    Provider(WeComSimulator simulator, Caller wecom, Receiver receiver) {
        this.simulator = simulator;
        this.wecom = wecom;
        this.receiver = receiver;
    }

    /** Registers a suite whose app may write contacts at level 3. */
    void offers(String suiteId, int privilegeLevel) {
        simulator
                .define()
                .suite(
                        suiteId,
                        suite ->
                                suite.secret("suite-secret")
                                        .privilegeLevel(privilegeLevel)
                                        .provider(CORP, SECRET)
                                        .callbacks(
                                                receiver.url("/commands"),
                                                receiver.url("/data"),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));
    }

    /** With a fresh ticket, for the simulated clock may have gone on. */
    String suiteToken(String suiteId) {
        simulator.define().pushSuiteTicket(suiteId);
        var body =
                """
                {"suite_id":"%s","suite_secret":"suite-secret","suite_ticket":"%s"}
                """
                        .formatted(suiteId, ticket(suiteId));
        return wecom.post("/cgi-bin/service/get_suite_token", body)
                .path("suite_access_token")
                .asString();
    }

    String ticket(String suiteId) {
        return simulator.query().suites().stream()
                .filter(suite -> suite.suiteId().equals(suiteId))
                .findFirst()
                .orElseThrow()
                .ticket();
    }

    String providerToken() {
        var body = "{\"corpid\":\"%s\",\"provider_secret\":\"%s\"}".formatted(CORP, SECRET);
        return wecom.post("/cgi-bin/service/get_provider_token", body)
                .path("provider_access_token")
                .asString();
    }

    /** Calls a path below {@code service/} with the suite's token. */
    JsonNode asSuite(String suiteId, String path, String body) {
        return wecom.post(
                "/cgi-bin/service/" + path + "?suite_access_token=" + suiteToken(suiteId), body);
    }

    /** Calls a path with the provider's own token. */
    JsonNode asProvider(String path, String body) {
        return wecom.post("/cgi-bin/" + path + "?provider_access_token=" + providerToken(), body);
    }

    /** Waits for the code that a callback of the kind carries. */
    String authCodeOf(String kind) {
        var told = simulator.expect().delivery(PATIENCE, d -> d.kind().equals(kind));
        var code = AUTH_CODE.matcher(told.plaintext());
        if (!code.find()) {
            throw new AssertionError("no code in " + told.plaintext());
        }
        return code.group(1);
    }

    /** Installs the suite in the corp and redeems its permanent code. */
    JsonNode installedIn(String corpId, String suiteId) {
        var code = simulator.define().install(suiteId, corpId, i -> i.state("s1")).authCode();
        return permanentCode(suiteId, code);
    }

    JsonNode permanentCode(String suiteId, String authCode) {
        return asSuite(suiteId, "get_permanent_code", "{\"auth_code\":\"" + authCode + "\"}");
    }
}
