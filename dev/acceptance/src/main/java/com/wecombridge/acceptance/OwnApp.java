package com.wecombridge.acceptance;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An app that a corp made for itself, as its administrator makes it known to the product. Each step
 * waits until the product has heard of the one before.
 */
public record OwnApp(Bridge bridge, String corp, String app) {

    /** Returns when the corp is connected. */
    public void connect(String secret, String corpName) {
        Patience.waitFor("the tenant to be known", () -> connected(secret, corpName));
        awaitConnected();
    }

    void awaitConnected() {
        bridge.waitFor("the corp to be connected", "/api/v1/corps", this::isConnected);
    }

    /** The callback settings that were saved, with the address that WeCom is to call. */
    public JsonNode listen(String token, String aesKey) {
        return Patience.waitFor(
                        "the gateway to hear that the corp is connected",
                        () ->
                                Optional.of(setCallback(token, aesKey))
                                        .filter(answer -> !isTooEarly(answer)))
                .orFail("saving the callback settings")
                .json();
    }

    private Optional<Http.Answer> connected(String secret, String corpName) {
        var answer =
                bridge.put(
                        "/api/v1/corps/" + corp + "/apps/" + app,
                        Map.of("secret", secret, "corpName", corpName));
        return answer.status() == 403
                ? Optional.empty()
                : Optional.of(answer.orFail("connecting the app"));
    }

    private Http.Answer setCallback(String token, String aesKey) {
        return bridge.put(
                "/api/v1/callback-settings/" + corp + "/" + app,
                Map.of("token", token, "encodingAesKey", aesKey));
    }

    private static boolean isTooEarly(Http.Answer answer) {
        return answer.status() == 404 && answer.text().contains("/problems/corp-not-connected");
    }

    private boolean isConnected(JsonNode known) {
        return known.path("corpId").asString("").equals(corp)
                && known.path("state").asString("").equals("CONNECTED");
    }
}
