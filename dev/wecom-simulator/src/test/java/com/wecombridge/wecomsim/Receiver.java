package com.wecombridge.wecomsim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wecombridge.wecomsim.callback.CallbackCrypto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** An app's callback server: opens what it gets, answers as scripted, {@code success} otherwise. */
final class Receiver implements AutoCloseable {

    static final String TOKEN = "TestToken0000001";

    /** Not canonical Base64: its last character carries stray bits. */
    static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    private static final Pattern ENCRYPTED =
            Pattern.compile("<Encrypt><!\\[CDATA\\[(.*?)]]></Encrypt>");

    private final CallbackCrypto crypto = new CallbackCrypto(TOKEN, AES_KEY);
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<String> checked = new CopyOnWriteArrayList<>();
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>(new ArrayDeque<>());
    private final HttpServer server;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** The next callback is answered like this. */
    void next(int status, String body) {
        script.add(new Answer(status, body));
    }

    List<Heard> heard() {
        return heard;
    }

    /** Whose ids the GET checks carried. */
    List<String> checked() {
        return checked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var query = query(exchange.getRequestURI().getRawQuery());
        var isCheck = exchange.getRequestMethod().equals("GET");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var encrypted = isCheck ? query.getOrDefault("echostr", "") : encrypted(body);
        if (encrypted.isEmpty()) {
            answer(exchange, new Answer(400, "nothing encrypted"));
            return;
        }
        var expected = crypto.sign(need(query, "timestamp"), need(query, "nonce"), encrypted);
        if (!expected.equals(query.get("msg_signature"))) {
            answer(exchange, new Answer(401, "bad signature"));
            return;
        }
        var opened = crypto.decrypt(encrypted);
        if (isCheck) {
            checked.add(opened.receiveId());
            answer(exchange, new Answer(200, opened.text()));
            return;
        }
        heard.add(
                new Heard(
                        exchange.getRequestURI().getPath(),
                        opened.text(),
                        opened.receiveId(),
                        need(query, "nonce"),
                        encrypted));
        var scripted = script.poll();
        answer(exchange, scripted == null ? new Answer(200, "success") : scripted);
    }

    private static String encrypted(String body) {
        var matcher = ENCRYPTED.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String need(Map<String, String> query, String name) {
        return query.getOrDefault(name, "");
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Heard(String path, String text, String receiveId, String nonce, String encrypted) {}

    private record Answer(int status, String body) {}
}
