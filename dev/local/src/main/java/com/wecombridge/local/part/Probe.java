package com.wecombridge.local.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a process whether it is ready. The answer comes within a few seconds. */
@FunctionalInterface
public interface Probe {

    boolean ready();

    /** Ready when the address answers 200. */
    static Probe http(String address) {
        URI uri = URI.create(address);
        return () -> {
            try {
                var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build();
                return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException _) {
                return false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
}
