package com.wecombridge.wecom.contract;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wecombridge.wecom.callback.CallbackCipher;
import com.wecombridge.wecom.callback.CallbackEnvelope;
import com.wecombridge.wecom.callback.CallbackKey;
import com.wecombridge.wecom.callback.CallbackOpening;
import com.wecombridge.wecom.callback.CallbackOpening.Opened;
import com.wecombridge.wecom.callback.CallbackSignature;
import com.wecombridge.wecom.callback.CallbackXml;
import com.wecombridge.wecom.secrets.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A callback address as the gateway has one: opens what comes, answers, and remembers. */
final class CallbackDoor implements AutoCloseable {
    static final String TOKEN = "LocalToken01";

    /** Its last character carries stray low bits, as real ones may. */
    static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    private final CallbackCipher cipher = new CallbackCipher(CallbackKey.of(TOKEN, AES_KEY));
    private final List<CallbackXml> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile String refused = "";
    private final Set<String> receivers;
    private final HttpServer server;

    CallbackDoor(String... receivers) {
        this.receivers = Set.of(receivers);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/callbacks";
    }

    List<CallbackXml> heard() {
        return List.copyOf(heard);
    }

    /** Hears this event, but is out of order the first two times. */
    void refuseTwice(String event) {
        refused = event;
        failures.set(2);
    }

    /** The newest ticket of a suite, as it came through this door. */
    Secret ticket() {
        return new Secret(hears("SuiteTicket"));
    }

    /** What the newest callback that has this element says in it, as soon as there is one. */
    String hears(String element) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                heard.stream()
                                        .flatMap(xml -> xml.text(element).stream())
                                        .reduce((_, newest) -> newest),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var signature =
                new CallbackSignature(
                        parameter(exchange, "msg_signature"),
                        parameter(exchange, "timestamp"),
                        parameter(exchange, "nonce"));
        boolean isCheck = exchange.getRequestMethod().equals("GET");
        String encrypted =
                isCheck
                        ? parameter(exchange, "echostr")
                        : CallbackEnvelope.read(exchange.getRequestBody().readAllBytes())
                                .map(CallbackEnvelope::encrypted)
                                .orElse("");
        var opening = cipher.open(signature, encrypted, receivers::contains, Instant.now());
        answer(exchange, isCheck, opening);
    }

    private void answer(HttpExchange exchange, boolean isCheck, CallbackOpening opening)
            throws IOException {
        if (!(opening instanceof Opened(var plaintext, _))) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        if (!isCheck && CallbackXml.read(plaintext) instanceof CallbackXml.Parsed(var xml)) {
            heard.add(xml);
            if (isOutOfOrderFor(xml)) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
        }
        byte[] body = (isCheck ? plaintext : "success").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private boolean isOutOfOrderFor(CallbackXml xml) {
        return xml.text("Event").filter(refused::equals).isPresent()
                && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static String parameter(HttpExchange exchange, String name) {
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
