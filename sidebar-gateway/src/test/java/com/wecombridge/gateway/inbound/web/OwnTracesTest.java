package com.wecombridge.gateway.inbound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Mono;

class OwnTracesTest {

    @Test
    void hearsNothingOfAStrangersTrace() {
        var request =
                MockServerHttpRequest.get("/api/v1/corps")
                        .header(
                                "traceparent",
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                        .header("TraceState", "stranger=hunter-of-tests")
                        .header("baggage", "stranger=hunter-of-tests")
                        .header("Accept", "application/json")
                        .build();

        assertThat(heard(request).headerNames()).containsExactly("Accept");
    }

    @Test
    void leavesARequestWithoutATraceAsItIs() {
        var request = MockServerHttpRequest.get("/api/v1/corps").header("Accept", "*/*").build();

        assertThat(heard(request)).isSameAs(request.getHeaders());
    }

    private static HttpHeaders heard(MockServerHttpRequest request) {
        var heard = new AtomicReference<>(new HttpHeaders());
        new OwnTraces()
                .apply((received, _) -> {
                    heard.set(received.getHeaders());
                    return Mono.empty();
                })
                .handle(request, new MockServerHttpResponse())
                .block();
        return heard.get();
    }
}
