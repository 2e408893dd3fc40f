package com.wecombridge.acceptance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The product, as an administrator of one tenant uses its API. */
public final class Bridge {

    private final Http http;
    private final URI gateway;
    private final Map<String, String> headers;

    private Bridge(Http http, URI gateway, String token) {
        this.http = http;
        this.gateway = gateway;
        this.headers = Map.of("Authorization", "Bearer " + token);
    }

    /** Signs in with the identity provider as {@code <tenant>-admin}. */
    public static Bridge signedIn(Http http, Addresses addresses, String client) {
        var login = client + ":" + client + "-local-only";
        var basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        var answer =
                http.postText(
                        addresses.signIn().resolve("/oauth2/token"),
                        "application/x-www-form-urlencoded",
                        Map.of("Authorization", "Basic " + basic),
                        "grant_type=client_credentials");
        var token = answer.orFail("signing in as " + client).json().get("access_token").asString();
        return new Bridge(http, addresses.gateway(), token);
    }

    public Http.Answer get(String path) {
        return http.get(gateway.resolve(path), headers);
    }

    public Http.Answer post(String path, Object body) {
        return http.post(gateway.resolve(path), headers, body);
    }

    public Http.Answer put(String path, Object body) {
        return http.put(gateway.resolve(path), headers, body);
    }

    public Http.Answer delete(String path) {
        return http.delete(gateway.resolve(path), headers);
    }

    /** Whatever the body is, told to be whatever. */
    public Http.Answer putText(String path, String contentType, String body) {
        return http.putText(gateway.resolve(path), contentType, headers, body);
    }

    /** The first entry of a list that fits; a list that is not there yet has none. */
    public Optional<JsonNode> find(String path, Predicate<JsonNode> fits) {
        var answer = get(path);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        var items = answer.orFail("GET " + path).json().path("items");
        return items.valueStream().filter(fits).findFirst();
    }

    public JsonNode waitFor(String what, String path, Predicate<JsonNode> fits) {
        return Patience.waitFor(what, () -> find(path, fits));
    }
}
