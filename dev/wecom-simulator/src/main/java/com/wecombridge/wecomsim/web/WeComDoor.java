package com.wecombridge.wecomsim.web;

import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.api.Reply;
import com.wecombridge.wecomsim.api.Request;
import com.wecombridge.wecomsim.api.Surface;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** WeCom's API over HTTP: everything below {@code /cgi-bin}, and the chat archive's feed. */
public final class WeComDoor {

    private static final List<HandlerType> METHODS =
            List.of(
                    HandlerType.GET,
                    HandlerType.POST,
                    HandlerType.PUT,
                    HandlerType.DELETE,
                    HandlerType.PATCH);

    /** A caller may say from which address it is to have called. */
    private static final String SCRIPTED_IP = "X-Simulated-Ip";

    private final Surface surface;

    public WeComDoor(Surface surface) {
        this.surface = surface;
    }

    public void open(RoutesConfig routes) {
        for (var method : METHODS) {
            routes.addHttpHandler(method, "/cgi-bin/*", this::answer);
            routes.addHttpHandler(method, "/simulator/archive/*", this::answer);
        }
    }

    private void answer(Context context) throws IOException {
        var query = new TreeMap<String, String>();
        context.queryParamMap()
                .forEach((name, values) ->
                        query.put(name, values.isEmpty() ? "" : values.getFirst()));
        var given = context.contentType();
        var contentType = given == null ? "" : given;
        var form = contentType.startsWith("multipart/form-data");
        var request =
                new Request(
                        context.method().name(),
                        context.path(),
                        query,
                        contentType,
                        form ? "" : new String(context.bodyAsBytes(), StandardCharsets.UTF_8),
                        ip(context),
                        Optional.ofNullable(context.header("Range")).orElse(""),
                        context.scheme() + "://" + context.host(),
                        form ? files(context) : List.of());
        write(context, surface.answer(request));
    }

    private static List<FileContent> files(Context context) throws IOException {
        var files = new ArrayList<FileContent>();
        for (var part : context.uploadedFiles()) {
            try (var content = part.content()) {
                var type = Optional.ofNullable(part.contentType()).orElse("");
                files.add(new FileContent(part.filename(), type, content.readAllBytes()));
            }
        }
        return List.copyOf(files);
    }

    /** The address a test or the behaviour names, or the real one. */
    private String ip(Context context) {
        var scripted = context.header(SCRIPTED_IP);
        if (scripted != null && !scripted.isBlank()) {
            return scripted.strip();
        }
        var usual = surface.callerIp();
        return usual.isEmpty() ? context.ip() : usual;
    }

    private static void write(Context context, Reply reply) throws IOException {
        context.status(reply.status()).contentType(reply.contentType());
        reply.headers().forEach(context::header);
        if (reply.cut()) {
            cut(context);
        } else if (reply.file().isPresent()) {
            context.result(reply.file().get().bytes());
        } else {
            context.result(reply.body());
        }
    }

    /** The head announces a body that never comes, so the server closes the connection. */
    private static void cut(Context context) throws IOException {
        context.header("Content-Length", "1000");
        context.res().flushBuffer();
    }
}
