package com.wecombridge.wecomsim.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReverseProxyTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer gateway;
    private final ReverseProxy proxy;

    ReverseProxyTest() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        gateway.start();
        var uri = URI.create("http://localhost:" + gateway.getAddress().getPort());
        proxy = ReverseProxy.start(0, uri);
    }

    @BeforeEach
    void theGatewayEchoesAndRedirects() {
        gateway.createContext(
                "/echo",
                exchange -> {
                    var body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    var text =
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + body
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("User-Agent")
                                    + " "
                                    + exchange.getRequestHeaders().get("X-Forwarded-Host");
                    var bytes = text.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().put("Set-Cookie", List.of("a=1", "b=2"));
                    exchange.sendResponseHeaders(201, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        gateway.createContext(
                "/away",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "https://elsewhere.example/x");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
    }

    @AfterEach
    void stop() {
        proxy.close();
        gateway.stop(0);
        http.close();
    }

    @Test
    void passesARequestOnAsTheWeComClientWouldSendIt() throws Exception {
        var answer =
                send(
                        HttpRequest.newBuilder(at("/echo?a=%E4%BD%A0"))
                                .POST(HttpRequest.BodyPublishers.ofString("你好")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .startsWith("POST /echo?a=%E4%BD%A0 你好 ")
                .contains("wxwork/")
                .contains("localhost:" + proxy.port());
        assertThat(answer.headers().allValues("Set-Cookie"))
                .containsExactlyInAnyOrder("a=1", "b=2");
    }

    @Test
    void leavesRedirectsToTheBrowser() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/away")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("https://elsewhere.example/x");
    }

    @Test
    void saysThatTheGatewayDoesNotAnswer() throws Exception {
        gateway.stop(0);

        assertThat(send(HttpRequest.newBuilder(at("/echo"))).statusCode()).isEqualTo(502);
    }

    @Test
    void showsAMemberThatAPageCannotBeOpened() throws Exception {
        gateway.createContext(
                "/gone",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
                    exchange.getResponseHeaders().add("X-Frame-Options", "DENY");
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        var uri = URI.create("http://localhost:" + gateway.getAddress().getPort());

        try (var client = ReverseProxy.start(0, uri, new MembersClient())) {
            var page = URI.create("http://localhost:" + client.port() + "/gone");
            var answer = send(HttpRequest.newBuilder(page).header("Accept", "text/html"));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("<p>cannot open: 404</p>");
            assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
        }
    }

    private static final class MembersClient implements PageTouch {

        @Override
        public void open(RoutesConfig routes) {}

        @Override
        public Optional<String> userAgent(Context context) {
            return Optional.of("a member's client");
        }

        @Override
        public Optional<String> scriptTag(Context context) {
            return Optional.of("<script></script>");
        }

        @Override
        public String cannotOpen(int status) {
            return "<p>cannot open: " + status + "</p>";
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + proxy.port() + path);
    }
}
