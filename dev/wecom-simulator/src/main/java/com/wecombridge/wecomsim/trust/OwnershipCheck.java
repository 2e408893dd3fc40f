package com.wecombridge.wecomsim.trust;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks a site for the file {@code WW_verify_….txt} that proves ownership: it must be served
 * directly from the root, without a redirect, and hold nothing but the proof.
 */
@SeenInDocs("90313")
final class OwnershipCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** {@code verified}, or why not. */
    String check(TrustedDomain domain) {
        var address = URI.create("http://" + domain.host() + "/" + domain.fileName());
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        try (var http = client()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return domain.fileName() + " answers status " + answer.statusCode();
            }
            return answer.body().strip().equals(domain.proof())
                    ? "verified"
                    : domain.fileName() + " holds something else";
        } catch (IOException e) {
            return domain.fileName() + " cannot be fetched: " + e;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }
}
