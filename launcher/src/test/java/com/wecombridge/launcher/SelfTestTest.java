package com.wecombridge.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wecombridge.wecom.callback.CallbackCipher;
import com.wecombridge.wecom.callback.CallbackKey;
import com.wecombridge.wecom.callback.CallbackOpening.Opened;
import com.wecombridge.wecom.callback.CallbackSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;

class SelfTestTest {

    private static final String PROVIDER = "wwprovider0000001";
    private static final String TOKEN = "tokenOfTests";
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private final HttpServer service = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unusable) {
            throw new AssertionError(unusable);
        }
    }

    @BeforeEach
    void open() {
        service.start();
    }

    @AfterEach
    void close() {
        service.stop(0);
    }

    @Test
    void asksAgainUntilAnAddressIsWell() {
        var asked = new AtomicInteger();
        service.createContext(
                "/", exchange -> answer(exchange, asked.incrementAndGet() < 3 ? 503 : 200, ""));

        var run =
                Run.of(Map.of("SELFTEST_URLS", url("/a") + "," + url("/b")), "selftest", "health");

        assertThat(run.code()).isZero();
        assertThat(run.said()).contains("503").endsWith("2 addresses answered 200\n");
    }

    @Test
    void aCallbackAddressProvesThatItHasTheKeys() {
        service.createContext("/", SelfTestTest::provesItself);

        assertThat(callback(KEY)).isEqualTo(new Run(0, url("/data") + " proved itself\n"));
    }

    @Test
    void oneWithOtherKeysDoesNot() {
        service.createContext("/", SelfTestTest::provesItself);

        var run = callback(KEY.replace('a', 'b'));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).startsWith("FAILED: Unauthorized: 401");
    }

    @Test
    void oneThatAnswersAnythingElseDoesNot() {
        service.createContext("/", exchange -> answer(exchange, 200, "welcome"));

        var run = callback(KEY);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).contains("answered, but not what it was asked for");
    }

    @Test
    void anErrandThatNobodyKnowsIsRefused() {
        var run = Run.of(Map.of(), "migrait");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.said()).contains("migrait", "migrate");
    }

    private Run callback(String key) {
        return Run.of(
                Map.of(
                        "SELFTEST_URLS", url("/data"),
                        "WECOM_PROVIDER_CORP_ID", PROVIDER,
                        "WECOM_SUITE_TOKEN", TOKEN,
                        "WECOM_SUITE_ENCODING_AES_KEY", key),
                "selftest",
                "callback");
    }

    private static void provesItself(HttpExchange exchange) throws IOException {
        var query = UriComponentsBuilder.fromUri(exchange.getRequestURI()).build().getQueryParams();
        var signature =
                new CallbackSignature(
                        Objects.requireNonNull(query.getFirst("msg_signature")),
                        Objects.requireNonNull(query.getFirst("timestamp")),
                        Objects.requireNonNull(query.getFirst("nonce")));
        var echo = URLDecoder.decode(Objects.requireNonNull(query.getFirst("echostr")), UTF_8);
        var opening =
                new CallbackCipher(CallbackKey.of(TOKEN, KEY))
                        .open(signature, echo, PROVIDER::equals, Instant.now());
        if (opening instanceof Opened(var plaintext, _)) {
            answer(exchange, 200, plaintext);
        } else {
            answer(exchange, 401, "");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url(String path) {
        return "http://localhost:" + service.getAddress().getPort() + path;
    }
}
