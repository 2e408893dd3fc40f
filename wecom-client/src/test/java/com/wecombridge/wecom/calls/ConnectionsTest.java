package com.wecombridge.wecom.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.http.NoHttpResponseException;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {

    @Test
    void aConnectionThatWasNotTakenIsAskedForOnceMore() {
        assertThat(Connections.isWorthAnotherConnection(new ConnectTimeoutException(), 1)).isTrue();
        assertThat(Connections.isWorthAnotherConnection(new ConnectException(), 1)).isTrue();
    }

    @Test
    void itIsNotAskedForAThirdTime() {
        assertThat(Connections.isWorthAnotherConnection(new ConnectTimeoutException(), 2))
                .isFalse();
        assertThat(Connections.isWorthAnotherConnection(new ConnectException(), 2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SocketTimeoutException.class,
                ConnectionPoolTimeoutException.class,
                IOException.class
            })
    void whatMayHaveBeenSentIsNot(Class<? extends IOException> failure) throws Exception {
        var happened = failure.getDeclaredConstructor().newInstance();

        assertThat(Connections.isWorthAnotherConnection(happened, 1)).isFalse();
    }

    /** A request was sent, and the connection ended before any answer. */
    @Test
    void aRequestIsSentOnce() throws IOException {
        var heard = new AtomicInteger();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    heard.incrementAndGet();
                    exchange.close();
                });
        server.start();
        var address = "http://localhost:" + server.getAddress().getPort() + "/";
        try (var client = Connections.pooled(settings(address, Optional.empty()))) {
            assertThatExceptionOfType(NoHttpResponseException.class)
                    .isThrownBy(() -> client.execute(new HttpGet(address)).close());
        } finally {
            server.stop(0);
        }
        assertThat(heard).hasValue(1);
    }

    /** The proxy answers itself: WeCom's name is of no place, and is not asked for here. */
    @Test
    void allCallsGoThroughTheProxyWhereThereIsOne() throws IOException {
        var asked = new AtomicReference<String>();
        var proxy =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext(
                "/",
                exchange -> {
                    asked.set(exchange.getRequestURI().toString());
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        proxy.start();
        var address = "http://wecom.invalid/cgi-bin/gettoken";
        var through = URI.create("http://localhost:" + proxy.getAddress().getPort());
        try (var client = Connections.pooled(settings(address, Optional.of(through)));
                var answer = client.execute(new HttpGet(address))) {
            assertThat(answer.getStatusLine().getStatusCode()).isEqualTo(204);
        } finally {
            proxy.stop(0);
        }
        assertThat(asked).hasValue(address);
    }

    private static WeComClientSettings settings(String address, Optional<URI> proxy) {
        var soon = Duration.ofSeconds(2);
        return new WeComClientSettings(
                URI.create(address), Optional.empty(), soon, soon, soon, soon, 1, 1, proxy);
    }
}
