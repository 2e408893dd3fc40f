package com.wecombridge.wecomsim.proxy;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Passes everything on to the gateway, as the WeCom client would send it: with its user agent.
 * Bodies stream both ways; redirects and cookies go through untouched.
 */
public final class ReverseProxy implements AutoCloseable {

    private static final String USER_AGENT = " wxwork/4.1.36 MicroMessenger/7.0.1 Language/zh";
    private static final Set<String> NOT_PASSED_ON =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "host",
                    "content-length",
                    "expect",
                    "user-agent",
                    "http2-settings");
    private static final Set<String> NOT_PASSED_BACK =
            Set.of("connection", "keep-alive", "transfer-encoding", "upgrade", ":status");
    private static final List<HandlerType> METHODS =
            List.of(
                    HandlerType.GET,
                    HandlerType.HEAD,
                    HandlerType.POST,
                    HandlerType.PUT,
                    HandlerType.PATCH,
                    HandlerType.DELETE,
                    HandlerType.OPTIONS);

    /** Until the answer begins; a stream of events may then last. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A page that was kept without the script would come back without it. */
    private static final Set<String> NOT_FOR_PAGES =
            Set.of("accept-encoding", "if-none-match", "if-modified-since");

    private final URI gateway;
    private final PageTouch touch;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final Javalin server;

    private ReverseProxy(int port, URI gateway, PageTouch touch) {
        this.gateway = gateway;
        this.touch = touch;
        this.server =
                Javalin.create(
                                config -> {
                                    config.concurrency.useVirtualThreads = true;
                                    config.startup.showJavalinBanner = false;
                                    config.http.compressionStrategy =
                                            io.javalin.compression.CompressionStrategy.NONE;
                                    touch.open(config.routes);
                                    METHODS.forEach(method ->
                                            config.routes.addHttpHandler(method, "/*", this::pass));
                                })
                        .start(port);
    }

    /** Listens on the port, 0 for any free one, in front of the gateway. */
    public static ReverseProxy start(int port, URI gateway) {
        return start(port, gateway, PageTouch.NONE);
    }

    /** The same, adding to pages what a member's client adds. */
    public static ReverseProxy start(int port, URI gateway, PageTouch touch) {
        return new ReverseProxy(port, gateway, touch);
    }

    public int port() {
        return server.port();
    }

    private void pass(Context context) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request(context), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            context.status(502)
                    .contentType("text/plain; charset=UTF-8")
                    .result("The gateway at " + gateway + " does not answer: " + e + "\n");
            return;
        }
        var tag = wantsPage(context) ? touch.scriptTag(context) : Optional.<String>empty();
        if (tag.isPresent() && TouchedPage.isOne(answer)) {
            TouchedPage.send(answer, tag.get(), context);
            return;
        }
        if (tag.isPresent() && answer.statusCode() >= 400) {
            answer.body().close();
            context.status(answer.statusCode()).html(touch.cannotOpen(answer.statusCode()));
            return;
        }
        var response = context.res();
        response.setStatus(answer.statusCode());
        answer.headers()
                .map()
                .forEach((name, values) -> {
                    if (passedBack(name)) {
                        values.forEach(value -> response.addHeader(name, value));
                    }
                });
        stream(answer.body(), context);
    }

    /** Whether the header goes back to the browser. */
    static boolean passedBack(String name) {
        return !NOT_PASSED_BACK.contains(name.toLowerCase(Locale.ROOT));
    }

    /** A browser that opens a page says so. */
    private static boolean wantsPage(Context context) {
        return HandlerType.GET.equals(context.method())
                && String.valueOf(context.header("Accept")).contains("text/html");
    }

    /** What arrives is flushed at once, so that event streams stay live. */
    private static void stream(InputStream body, Context context) throws IOException {
        try (body) {
            var out = context.res().getOutputStream();
            var buffer = new byte[8192];
            for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    private HttpRequest request(Context context) throws IOException {
        var incoming = context.req();
        var query = incoming.getQueryString() == null ? "" : "?" + incoming.getQueryString();
        var request =
                HttpRequest.newBuilder(
                        URI.create(
                                gateway.toString().replaceAll("/$", "")
                                        + incoming.getRequestURI()
                                        + query));
        var agentOfClient = touch.userAgent(context);
        var page = agentOfClient.isPresent() && wantsPage(context);
        for (var name : Collections.list(incoming.getHeaderNames())) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!NOT_PASSED_ON.contains(lower) && !(page && NOT_FOR_PAGES.contains(lower))) {
                Collections.list(incoming.getHeaders(name))
                        .forEach(value -> request.header(name, value));
            }
        }
        var agent = incoming.getHeader("User-Agent");
        request.header(
                "User-Agent",
                agentOfClient.orElse((agent == null ? "Mozilla/5.0" : agent) + USER_AGENT));
        request.header("X-Forwarded-For", context.ip());
        request.header("X-Forwarded-Proto", incoming.getScheme());
        request.header("X-Forwarded-Host", String.valueOf(incoming.getHeader("Host")));
        return request.timeout(PATIENCE).method(incoming.getMethod(), body(context)).build();
    }

    private static HttpRequest.BodyPublisher body(Context context) throws IOException {
        var length = context.req().getContentLengthLong();
        if (length == 0 || (length < 0 && context.header("Transfer-Encoding") == null)) {
            return BodyPublishers.noBody();
        }
        var stream = context.req().getInputStream();
        var publisher = BodyPublishers.ofInputStream(() -> stream);
        return length > 0 ? BodyPublishers.fromPublisher(publisher, length) : publisher;
    }

    @Override
    public void close() {
        server.stop();
        http.shutdownNow();
    }
}
