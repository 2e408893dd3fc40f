package com.wecombridge.crmsim.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The built pages, read from the class path. */
final class PageFiles {

    private static final String FOLDER = "/crm-simulator-pages/";
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "woff", "font/woff",
                    "woff2", "font/woff2");

    void serve(Context context, String page) throws IOException {
        context.header("Cache-Control", "no-cache");
        write(context, page);
    }

    /** Names of assets hold a hash of their content. */
    void asset(Context context) throws IOException {
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        write(context, "assets/" + context.pathParam("file"));
    }

    private static void write(Context context, String file) throws IOException {
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        try (InputStream content = PageFiles.class.getResourceAsStream(FOLDER + file)) {
            if (content == null || type == null || file.contains("..")) {
                context.removeHeader("Cache-Control");
                throw new ProblemException(
                        404,
                        "no-page",
                        "not-built",
                        "There is no such page in this build: " + file);
            }
            context.contentType(type);
            context.header("X-Content-Type-Options", "nosniff");
            context.result(content.readAllBytes());
        }
    }
}
