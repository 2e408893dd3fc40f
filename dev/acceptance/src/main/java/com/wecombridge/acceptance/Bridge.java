package com.wecombridge.acceptance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The product, as an administrator of one tenant uses its API. */
public final class Bridge {

    private final Http http;
    private final Addresses addresses;
    private final String client;
    private Session session;

    private record Session(Map<String, String> headers, Instant renewAt) {}

    private Bridge(Http http, Addresses addresses, String client) {
        this.http = http;
        this.addresses = addresses;
        this.client = client;
        this.session = signIn();
    }

    /**
     * Signs in with the identity provider as {@code <tenant>-admin}, and again before that is over.
     */
    public static Bridge signedIn(Http http, Addresses addresses, String client) {
        return new Bridge(http, addresses, client);
    }

    private Session signIn() {
        var login = client + ":" + client + "-local-only";
        var basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        var answer =
                http.postText(
                                addresses.signIn().resolve("/oauth2/token"),
                                "application/x-www-form-urlencoded",
                                Map.of("Authorization", "Basic " + basic),
                                "grant_type=client_credentials")
                        .orFail("signing in as " + client)
                        .json();
        return new Session(
                Map.of("Authorization", "Bearer " + answer.get("access_token").asString()),
                Instant.now().plusSeconds(answer.get("expires_in").asLong() / 2));
    }

    private synchronized Map<String, String> headers() {
        if (Instant.now().isAfter(session.renewAt())) {
            session = signIn();
        }
        return session.headers();
    }

    private URI at(String path) {
        return addresses.gateway().resolve(path);
    }

    public Http.Answer get(String path) {
        return http.get(at(path), headers());
    }

    public Http.Answer post(String path, Object body) {
        return http.post(at(path), headers(), body);
    }

    public Http.Answer put(String path, Object body) {
        return http.put(at(path), headers(), body);
    }

    public Http.Answer delete(String path) {
        return http.delete(at(path), headers());
    }

    /** Whatever the body is, told to be whatever. */
    public Http.Answer putText(String path, String contentType, String body) {
        return http.putText(at(path), contentType, headers(), body);
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
