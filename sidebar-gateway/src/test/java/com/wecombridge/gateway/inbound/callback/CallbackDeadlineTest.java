package com.wecombridge.gateway.inbound.callback;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@NullUnmarked
class CallbackDeadlineTest {

    private final CallbackDeadline deadline = new CallbackDeadline();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void letsNoCallbackHang(String method) {
        StepVerifier.withVirtualTime(() -> hanging(method, "/wecom/callbacks/corps/ww1/2000002"))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(3999))
                .thenAwait(Duration.ofMillis(1))
                .verifyError(TimeoutException.class);
    }

    @Test
    void leavesTheApiToItsOwnLimits() {
        StepVerifier.withVirtualTime(() -> hanging("GET", "/api/v1/members"))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(20))
                .thenCancel()
                .verify();
    }

    private Mono<Void> hanging(String method, String path) {
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), path);
        return deadline.filter(MockServerWebExchange.from(request), _ -> Mono.never());
    }
}
