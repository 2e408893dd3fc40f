package com.wecombridge.faultproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wecombridge.faultproxy.protocol.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shop that takes orders over HTTP, and a customer whose network is bad. */
class HttpTest {

    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final HttpClient customer =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer shop;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        shop.createContext("/orders", this::order);
        shop.createContext("/menu", exchange -> answer(exchange, "tea", 0));
        shop.start();
        proxy = FaultProxy.to("localhost", shop.getAddress().getPort(), Protocol.HTTP);
    }

    @AfterEach
    void close() {
        customer.close();
        proxy.close();
        shop.stop(0);
    }

    @Test
    void manyRequestsPassOnOneConnection() throws Exception {
        assertThat(post("tea", 3)).isEqualTo("1 tea");
        assertThat(post("milk", 0)).as("in chunks").isEqualTo("2 milk");
        assertThat(get("/menu?day=1")).isEqualTo("tea");

        assertThat(proxy.requests("POST")).isEqualTo(2);
        assertThat(proxy.requests("POST", "GET")).isEqualTo(3);
        assertThat(proxy.traffic().connections()).isOne();
    }

    @Test
    void theShopDidTheWorkButTheCustomerNeverHears() throws Exception {
        try (var dropped = proxy.begin(Fault.droppedResponse("POST /orders").once())) {
            assertThat(get("/menu")).isEqualTo("tea");
            assertThatThrownBy(() -> post("tea", 3)).isInstanceOf(IOException.class);
            assertThat(orders).containsExactly("tea");
            assertThat(dropped.struck()).isOne();

            assertThat(post("milk", 0)).isEqualTo("2 milk");
        }
    }

    @Test
    void theShopGetsTheOrderTwiceAndTheCustomerOneAnswer() throws Exception {
        try (var twice = proxy.begin(Fault.duplicateRequest("POST /orders").once())) {
            assertThat(post("tea", 3)).endsWith(" tea");
            await().until(() -> twice.struck() == 1);
            assertThat(orders).containsExactly("tea", "tea");

            assertThat(post("milk", 3)).isEqualTo("3 milk");
            assertThat(get("/menu")).isEqualTo("tea");
        }
    }

    @Test
    void aChunkedRequestIsRepeatedWhole() throws Exception {
        try (var twice = proxy.begin(Fault.duplicateRequest("").once())) {
            assertThat(post("tea with milk", 0)).endsWith(" tea with milk");
            await().until(() -> twice.struck() == 1);
            assertThat(orders).containsExactly("tea with milk", "tea with milk");
        }
    }

    @Test
    void aFaultMeantForAnotherPathNeverStrikes() throws Exception {
        try (var _ = proxy.begin(Fault.droppedResponse("POST /returns"))) {
            assertThat(post("tea", 3)).isEqualTo("1 tea");
        }
        assertThat(proxy.neverStruck()).hasSize(1);
    }

    private void order(HttpExchange exchange) throws IOException {
        String order = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        orders.add(order);
        String answer = orders.size() + " " + order;
        answer(
                exchange,
                answer,
                exchange.getRequestHeaders().containsKey("Content-Length") ? answer.length() : 0);
    }

    /** A length of 0 means chunks to this server. */
    private static void answer(HttpExchange exchange, String text, int length) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(text.getBytes(UTF_8));
        }
    }

    private String post(String order, int knownLength) throws Exception {
        var body =
                knownLength > 0
                        ? BodyPublishers.ofString(order)
                        : BodyPublishers.fromPublisher(BodyPublishers.ofString(order));
        return send(to("/orders").POST(body));
    }

    private String get(String path) throws Exception {
        return send(to(path));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return customer.send(request.build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + proxy.address() + path));
    }
}
