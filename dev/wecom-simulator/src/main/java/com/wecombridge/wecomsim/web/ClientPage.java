package com.wecombridge.wecomsim.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * The page at {@code /}: WeCom's client and administrator as a person sees them. Read as class-path
 * resources, so that it is found in a jar within a jar too.
 */
public final class ClientPage {

    private static final String FOLDER = "/wecom-simulator-page/";
    private static final String UNBUILT =
            "The WeCom simulator runs. Its client page was not built into this jar.\n";
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=UTF-8",
                    "js", "text/javascript; charset=UTF-8",
                    "css", "text/css; charset=UTF-8",
                    "woff", "font/woff",
                    "svg", "image/svg+xml");

    private ClientPage() {}

    public static void open(RoutesConfig routes) {
        routes.get("/", ClientPage::start);
        routes.get("/assets/{file}", ClientPage::asset);
    }

    private static void start(Context context) {
        read("index.html")
                .ifPresentOrElse(
                        page ->
                                context.contentType(typeOf("index.html"))
                                        .header("Cache-Control", "no-cache")
                                        .result(page),
                        () -> context.contentType("text/plain; charset=UTF-8").result(UNBUILT));
    }

    private static void asset(Context context) {
        var file = context.pathParam("file");
        var content = read("assets/" + file).orElseThrow(NotFoundResponse::new);
        context.contentType(typeOf(file))
                .header("Cache-Control", "max-age=31536000, immutable")
                .result(content);
    }

    private static Optional<byte[]> read(String file) {
        if (file.contains("..")) {
            return Optional.empty();
        }
        try (var resource = ClientPage.class.getResourceAsStream(FOLDER + file)) {
            return resource == null ? Optional.empty() : Optional.of(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String typeOf(String file) {
        var end = file.substring(file.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(end, "application/octet-stream");
    }
}
