package com.wecombridge.testkit.tenants;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/**
 * One request of a tenant's people.
 *
 * @param body in JSON; empty for none
 */
public record Call(String method, String path, String role, String body) {

    /** Looks at something. */
    public static Call get(String path) {
        return new Call("GET", path, "auditor", "");
    }

    /** Changes something. */
    public static Call change(String method, String path, String body) {
        return new Call(method, path, "administrator", body);
    }

    HttpRequest toRequest(int port, String bearer, Duration patience) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(patience)
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }
}
