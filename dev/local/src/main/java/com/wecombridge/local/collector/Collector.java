package com.wecombridge.local.collector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** Keeps each request as a file of the folder, and its own address in {@code endpoint} there. */
public final class Collector implements AutoCloseable {

    private static final String ENDPOINT = "endpoint";

    private final Path folder;
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    private Collector(Path folder, HttpServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** The folder is the only argument; ends with its process. */
    public static void main(String[] arguments) throws IOException {
        startIn(Path.of(arguments[0]));
    }

    /** Listens on a port that nobody uses. */
    public static Collector startIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        var collector = new Collector(folder, server);
        server.createContext("/v1/traces", collector::keep);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        collector.keep(ENDPOINT, collector.endpoint().getBytes(StandardCharsets.UTF_8));
        return collector;
    }

    /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} has to be. */
    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void keep(HttpExchange exchange) throws IOException {
        try (exchange;
                var body = plain(exchange)) {
            keep("%06d.otlp".formatted(requests.incrementAndGet()), body.readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static InputStream plain(HttpExchange exchange) throws IOException {
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody();
    }

    /** Nobody sees half a file. */
    private void keep(String name, byte[] bytes) throws IOException {
        var aside = Files.write(folder.resolve(name + ".part"), bytes);
        Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
