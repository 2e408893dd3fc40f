package com.wecombridge.wecomsim.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;

/** The page at {@code /}: WeCom's client and administrator as a person sees them. */
public final class ClientPage {

    private static final String FOLDER = "/wecom-simulator-page";

    private ClientPage() {}

    /** Serves the built page; a jar built without it says so at {@code /}. */
    public static void open(JavalinConfig config) {
        if (ClientPage.class.getResource(FOLDER + "/index.html") == null) {
            config.routes.get(
                    "/",
                    context ->
                            context.contentType("text/plain; charset=UTF-8")
                                    .result(
                                            "The WeCom simulator runs. Its client page was not built into this jar.\n"));
            return;
        }
        config.staticFiles.add(FOLDER, Location.CLASSPATH);
    }
}
