package com.wecombridge.wecom.calls;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpHost;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The connections to WeCom. */
final class Connections {
    private static final long IDLE_SECONDS = 30;

    private Connections() {}

    /** Repeats no request, follows nothing, remembers nothing. */
    static CloseableHttpClient pooled(WeComClientSettings settings) {
        silenceRequestLogs();
        var limits =
                RequestConfig.custom()
                        .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                        .setConnectionRequestTimeout(
                                Math.toIntExact(settings.waitForTurn().toMillis()))
                        .setSocketTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                        .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                        .build();
        return HttpClientBuilder.create()
                .setProxy(settings.egressProxy().map(Connections::host).orElse(null))
                .setDefaultRequestConfig(limits)
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connections())
                .evictExpiredConnections()
                .evictIdleConnections(IDLE_SECONDS, TimeUnit.SECONDS)
                .setRetryHandler(
                        (failure, attempts, _) -> isWorthAnotherConnection(failure, attempts))
                .disableRedirectHandling()
                .addInterceptorLast(LimitedAnswer::limit)
                .build();
    }

    private static HttpHost host(URI proxy) {
        return new HttpHost(proxy.getHost(), proxy.getPort(), proxy.getScheme());
    }

    /** Nothing was sent where no connection was made: a full queue at the far end is soon empty. */
    static boolean isWorthAnotherConnection(IOException failure, int attempts) {
        return attempts == 1
                && switch (failure) {
                    case ConnectionPoolTimeoutException _ -> false; // the queue is our own
                    case ConnectException _, ConnectTimeoutException _ -> true;
                    default -> false;
                };
    }

    /**
     * Addresses carry the token. The library prints them when a call fails, the HTTP client when it
     * is debugged.
     */
    private static void silenceRequestLogs() {
        var logging = LoggingSystem.get(Connections.class.getClassLoader());
        logging.setLogLevel("me.chanjar.weixin", LogLevel.OFF);
        logging.setLogLevel("org.apache.http", LogLevel.INFO);
    }
}
