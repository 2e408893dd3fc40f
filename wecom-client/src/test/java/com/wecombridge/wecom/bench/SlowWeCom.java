package com.wecombridge.wecom.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.calls.WeComClientSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands for WeCom: answers after the same time always, one corp with a number of its own, and
 * keeps count instead of what it was asked.
 */
final class SlowWeCom implements AutoCloseable {
    private static final int LINE = 1_000;

    private final HttpServer server;
    private final Duration time;
    private final CorpId noisy;
    private final int errcode;
    private final AtomicLong askedByNoisy = new AtomicLong();

    /**
     * @param errcode what the noisy corp is answered with
     */
    SlowWeCom(Duration time, CorpId noisy, int errcode) {
        this.time = time;
        this.noisy = noisy;
        this.errcode = errcode;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LINE);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** The client's own settings, but for the address. */
    WeComClientSettings settings() {
        return new WeComClientSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                3,
                200,
                Optional.empty());
    }

    long askedByNoisy() {
        return askedByNoisy.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        long due = System.nanoTime() + time.toNanos();
        exchange.getRequestBody().readAllBytes();
        boolean isNoisy = exchange.getRequestURI().getQuery().contains(noisy.value());
        if (isNoisy) {
            askedByNoisy.incrementAndGet();
        }
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
        int number = isNoisy ? errcode : 0;
        ScriptedWeCom.send(
                exchange,
                200,
                "{\"errcode\":%d,\"errmsg\":\"as told\",\"userid\":\"LI_LEI\"}".formatted(number));
    }
}
