package com.wecombridge.acceptance.hunt;

import com.wecombridge.acceptance.Addresses;
import com.wecombridge.acceptance.Bridge;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Unmet;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Hands canaries in at every web door, in good requests and in bad ones. */
final class PlantAtDoors {

    /** What was answered, and to which request. */
    record Answered(String request, String text) {}

    private static final String CORP = "wwglobex00000001";
    private static final String JSON = "application/json";

    /** Bodies that are wrong in every way one finds; the canary stands for %s. */
    private static final List<String> BAD_BODIES =
            List.of(
                    "{\"secret\":\"%s\"",
                    "{\"secret\":[\"%s\"]}",
                    "{\"secret\":{\"value\":\"%s\"}}",
                    "{\"token\":\"%s\",\"encodingAesKey\":\"short\"}",
                    "{\"version\":\"%s\"}",
                    "{\"tenant\":\"%s\",\"corpId\":\"%s\",\"memberUserId\":null}",
                    "%s",
                    "\"%s\"",
                    "<secret>%s</secret>");

    private static final List<String> WRITES =
            List.of(
                    "/api/v1/corps/" + CORP + "/apps/1000009",
                    "/api/v1/account-bindings/u-2001",
                    "/api/v1/archive/settings/" + CORP,
                    "/api/v1/archive/settings/" + CORP + "/key-pairs/1/version",
                    "/api/v1/callback-settings/" + CORP + "/1000003");

    private final Http http;
    private final Addresses addresses;
    private final Bridge bridge;
    private final Canaries canaries;
    private final List<Answered> answers = new CopyOnWriteArrayList<>();

    PlantAtDoors(Http http, Addresses addresses, Canaries canaries) {
        this.http = http;
        this.addresses = addresses;
        this.canaries = canaries;
        this.bridge = Bridge.signedIn(http, addresses, "globex-admin");
    }

    List<Answered> answers() {
        return answers;
    }

    void secretsThatAreKept() {
        for (int i = 0; i < 30; i++) {
            var secret = Map.of("secret", canaries.secret("secret of the archive"));
            ask("a kept secret", () -> bridge.put("/api/v1/archive/settings/" + CORP, secret));
            var pair =
                    Map.of(
                            "token", canaries.secret("token of a callback address"),
                            "encodingAesKey", canaries.aesKey("AES key of a callback address"));
            var path = "/api/v1/callback-settings/" + CORP + "/" + (3000 + i);
            ask("kept callback keys", () -> bridge.put(path, pair));
        }
        for (int i = 0; i < 3; i++) {
            var wrong = Map.of("secret", canaries.secret("an app's wrong secret"), "corpName", "x");
            ask("a wrong secret", () -> bridge.put(WRITES.getFirst(), wrong));
        }
    }

    void bodiesThatAreBad() {
        for (String path : WRITES) {
            for (String body : BAD_BODIES) {
                var text = body.replace("%s", canaries.secret("bad body"));
                ask("bad body of " + path, () -> bridge.putText(path, JSON, text));
            }
            var unknown = "{\"" + canaries.secret(Places.UNKNOWN_FIELD) + "\":true}";
            ask("unknown field of " + path, () -> bridge.putText(path, JSON, unknown));
            var form = "secret=" + canaries.secret("form instead of JSON");
            ask(
                    "form at " + path,
                    () -> bridge.putText(path, "application/x-www-form-urlencoded", form));
        }
    }

    void pathsAndQueries() {
        for (int i = 0; i < 40; i++) {
            var path = "/api/v1/corps/" + canaries.secret("wrong path") + "/apps/" + i + "x";
            ask("wrong path", () -> bridge.put(path, Map.of("secret", "x")));
            var query = "/api/v1/members?corpId=" + CORP + "&cursor=" + canaries.secret("cursor");
            ask("cursor", () -> bridge.get(query));
            var token = "/api/v1/corps?access_token=" + canaries.secret("token in a query");
            ask("token in a query", () -> http.get(addresses.gateway().resolve(token), Map.of()));
            var nowhere = "/" + canaries.secret("path that leads nowhere");
            ask("nowhere", () -> http.get(addresses.gateway().resolve(nowhere), Map.of()));
        }
    }

    void bearers(Map<String, URI> services) {
        for (int i = 0; i < 20; i++) {
            for (URI service : services.values()) {
                var bearer = "Bearer " + canaries.secret("bearer token");
                var headers = Map.of("Authorization", i % 2 == 0 ? bearer : bearer + ".e30.x");
                ask("bearer", () -> http.get(service.resolve("/api/v1/corps"), headers));
            }
        }
        for (URI service : services.values()) {
            var key = Map.of("X-Api-Key", canaries.masterKey("a master key in a header"));
            ask("key in a header", () -> http.get(service.resolve("/actuator/env"), key));
            ask("closed", () -> http.get(service.resolve("/actuator/configprops"), Map.of()));
        }
    }

    /** What a stranger says about traces. */
    void tracesOfStrangers(Map<String, URI> services) {
        for (int i = 0; i < 4; i++) {
            for (URI service : services.values()) {
                var headers =
                        Map.of(
                                "traceparent", "00-%032x-00f067aa0ba902b7-01".formatted(i + 1),
                                "tracestate", "stranger=" + canaries.secret("state of a trace"),
                                "baggage", "stranger=" + canaries.secret("baggage of a trace"));
                ask("trace", () -> http.get(service.resolve("/api/v1/corps"), headers));
            }
            var malformed = Map.of("traceparent", canaries.secret("malformed trace"));
            ask("trace", () -> http.get(addresses.gateway().resolve("/api/v1/corps"), malformed));
        }
    }

    void codesOfSignIn() {
        for (int i = 0; i < 60; i++) {
            var path =
                    "/oauth/wecom/installed?expires_in=1200&auth_code=%s&state=%s"
                            .formatted(canaries.secret("auth code"), canaries.secret("state"));
            ask("auth code", () -> http.get(addresses.gateway().resolve(path), Map.of()));
        }
    }

    void brokenCallbacks() {
        for (int i = 0; i < 40; i++) {
            var door =
                    i % 2 == 0
                            ? "/wecom/callbacks/corps/" + CORP + "/1000002"
                            : "/wecom/callbacks/suites/" + addresses.suite() + "/commands";
            var query =
                    "?msg_signature=%s&timestamp=%s&nonce=%s"
                            .formatted(
                                    canaries.secret("signature of a callback"),
                                    i % 4 < 2 ? "1" : canaries.secret("time of a callback"),
                                    canaries.secret("nonce of a callback"));
            var body =
                    "<xml><Encrypt>%s</Encrypt><Mobile>%s</Mobile>%s"
                            .formatted(
                                    canaries.masterKey("ciphertext of a callback"),
                                    canaries.phone("phone in a broken callback"),
                                    i % 3 == 0 ? "" : "</xml>");
            var uri = addresses.gateway().resolve(door + query);
            ask("broken callback", () -> http.postText(uri, "text/xml", Map.of(), body));
            ask(
                    "address check",
                    () ->
                            http.get(
                                    URI.create(uri + "&echostr=" + canaries.secret("echostr")),
                                    Map.of()));
        }
    }

    /** One of each kind, for when much of it fails; the last one is a callback. */
    List<Runnable> oneOfEach() {
        var secret = Map.of("secret", canaries.secret("secret in an outage"));
        var pair =
                Map.of(
                        "token", canaries.secret("callback token in an outage"),
                        "encodingAesKey", canaries.aesKey("AES key in an outage"));
        var app = Map.of("secret", canaries.secret("app secret in an outage"), "corpName", "x");
        var code =
                "/oauth/wecom/installed?auth_code=%s&state=%s"
                        .formatted(
                                canaries.secret("auth code in an outage"),
                                canaries.secret("state in an outage"));
        return List.of(
                () -> ask("outage", () -> bridge.put("/api/v1/archive/settings/" + CORP, secret)),
                () ->
                        ask(
                                "outage",
                                () ->
                                        bridge.put(
                                                "/api/v1/callback-settings/" + CORP + "/31", pair)),
                () -> ask("outage", () -> bridge.put("/api/v1/corps/" + CORP + "/apps/32", app)),
                () -> ask("outage", () -> http.get(addresses.gateway().resolve(code), Map.of())),
                this::callbackInAnOutage);
    }

    private void callbackInAnOutage() {
        var path =
                "/wecom/callbacks/corps/%s/1000002?msg_signature=%s&timestamp=1&nonce=%s"
                        .formatted(
                                CORP,
                                canaries.secret("signature in an outage"),
                                canaries.secret("nonce in an outage"));
        var body = "<xml><Encrypt>" + canaries.masterKey("ciphertext in an outage");
        var uri = addresses.gateway().resolve(path);
        ask("outage", () -> http.postText(uri, "text/xml", Map.of(), body));
    }

    /** Services may be dead or hang meanwhile: then there is no answer to look into. */
    private void ask(String what, Supplier<Http.Answer> request) {
        try {
            answers.add(new Answered(what, request.get().text()));
        } catch (Unmet _) {
            answers.add(new Answered(what, ""));
        }
    }
}
