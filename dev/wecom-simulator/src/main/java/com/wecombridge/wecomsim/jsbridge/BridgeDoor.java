package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.proxy.PageTouch;
import com.wecombridge.wecomsim.window.ClientHtml;
import com.wecombridge.wecomsim.window.ClientWindow;
import com.wecombridge.wecomsim.window.ClientWindows;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the bridge gets into pages and is called by them. The reverse proxy puts one script tag into
 * HTML that a member's client loads; the script calls back to paths of the same origin.
 */
final class BridgeDoor implements PageTouch {

    private static final String COOKIE = "wecom-window";

    private final ClientWindows windows;
    private final Bridge bridge;

    BridgeDoor(ClientWindows windows, Bridge bridge) {
        this.windows = windows;
        this.bridge = bridge;
    }

    @Override
    public void open(RoutesConfig routes) {
        routes.get("/__wecom/bridge.js", context -> script(context, "bridge.js"));
        routes.get("/__wecom/windows/{id}", this::describe);
        routes.post("/__wecom/windows/{id}/invoke", this::invoke);
        routes.get("/open/js/jweixin-1.2.0.js", context -> script(context, "wx.js"));
    }

    @Override
    public Optional<String> userAgent(Context context) {
        return window(context).map(window -> window.device().userAgent());
    }

    @Override
    public Optional<String> scriptTag(Context context) {
        return window(context)
                .map(w ->
                        "<script src=\"/__wecom/bridge.js\" data-window=\"%s\"></script>"
                                .formatted(w.id()));
    }

    @Override
    public String cannotOpen(int status) {
        return ClientHtml.refusal(
                "页面打不开（HTTP %d）".formatted(status),
                "The app's page cannot be opened: its address answers HTTP %d, and no page."
                        .formatted(status));
    }

    private Optional<ClientWindow> window(Context context) {
        return Optional.ofNullable(context.cookie(COOKIE)).flatMap(windows::open);
    }

    private void describe(Context context) {
        var window = windows.open(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
        var answer =
                Json.object()
                        .put("userAgent", window.device().userAgent())
                        .put("platform", window.device().platform())
                        .put("entry", window.entry());
        answer(context, answer);
    }

    private void invoke(Context context) {
        var window = windows.open(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
        var body = Json.MAPPER.readTree(context.body());
        var params = body.path("params") instanceof ObjectNode given ? given : Json.object();
        var call =
                new Invocation(
                        window,
                        body.path("document").asString(""),
                        body.path("name").asString(""),
                        params,
                        body.path("url").asString(""),
                        body.path("entryUrl").asString(""));
        answer(context, bridge.invoke(call).asJson());
    }

    private static void answer(Context context, ObjectNode answer) {
        context.contentType("application/json; charset=UTF-8")
                .header("Cache-Control", "no-store")
                .result(answer.toString());
    }

    private static void script(Context context, String name) {
        try (var resource = BridgeDoor.class.getResourceAsStream("/wecom-bridge/" + name)) {
            if (resource == null) {
                throw new NotFoundResponse();
            }
            context.contentType("text/javascript; charset=UTF-8")
                    .result(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
