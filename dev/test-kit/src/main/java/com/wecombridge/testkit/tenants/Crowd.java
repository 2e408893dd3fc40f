package com.wecombridge.testkit.tenants;

import static com.wecombridge.testkit.tenants.KeepsTenantsApart.TENANTS;
import static com.wecombridge.testkit.tenants.KeepsTenantsApart.otherThan;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** People of two tenants who call at the same time, and what they complain of. */
final class Crowd {

    private static final int AT_A_TIME = 32;
    private static final int TELLS_EVERY = 25;
    private static final int ABANDONS_EVERY = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KeepsTenantsApart service;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    Crowd(KeepsTenantsApart service) {
        this.service = service;
    }

    /** Returns when all of them have their answer, or have left. */
    void calls(int requests) {
        try (var http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
                var people = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (int number = 0; number < requests; number++) {
                int deed = number;
                people.execute(() -> call(http, deed));
            }
        }
    }

    private void call(HttpClient http, int deed) {
        var tenant = TENANTS.get(deed % 2);
        int number = deed / 2;
        boolean leaves = number % ABANDONS_EVERY == 1;
        try {
            if (number % TELLS_EVERY == 0) {
                service.tell(tenant, number);
            }
            var call = service.call(tenant, number);
            var bearer = service.gateway().introduces(tenant, call.role());
            var patience = leaves ? Duration.ofMillis(1 + number % 5) : PATIENCE;
            judge(
                    tenant,
                    http.send(
                            call.toRequest(service.port(), bearer, patience),
                            BodyHandlers.ofString()));
        } catch (HttpTimeoutException left) {
            complainUnless(leaves, tenant + " waited in vain");
            abandoned.incrementAndGet();
        } catch (IOException | RuntimeException | Error broken) {
            complaints.add(tenant + " at deed " + number + ": " + broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void judge(String tenant, HttpResponse<String> answer) {
        complainUnless(
                !answer.body().contains(otherThan(tenant)), tenant + " was shown " + answer.body());
        if (answer.statusCode() < 300) {
            answered.incrementAndGet();
        } else if (answer.statusCode() < 500) {
            refused.incrementAndGet();
        } else {
            complaints.add(tenant + " was answered " + answer.statusCode() + answer.body());
        }
    }

    private void complainUnless(boolean content, String complaint) {
        if (!content) {
            complaints.add(complaint);
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    int answered() {
        return answered.get();
    }

    int refused() {
        return refused.get();
    }

    int abandoned() {
        return abandoned.get();
    }
}
