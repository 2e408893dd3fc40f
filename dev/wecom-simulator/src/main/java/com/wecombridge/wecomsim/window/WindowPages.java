package com.wecombridge.wecomsim.window;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a browser becomes a member's client: a frame (or tab) that loads {@code
 * /simulator/windows/<id>/open} gets a name that stays with it over every page, and goes on to the
 * app. The name tells sign-in pages and the JS bridge who looks; the cookie tells the reverse proxy
 * on which device.
 */
final class WindowPages {

    /** What begins the name of such a frame. */
    static final String NAME = "wecom-window:";

    /** The cookie of the window that was opened last. */
    static final String COOKIE = "wecom-window";

    private final World world;
    private final ClientWindows windows;
    private final Seats seats;

    WindowPages(World world, ClientWindows windows) {
        this.world = world;
        this.windows = windows;
        this.seats = new Seats(world);
    }

    void open(RoutesConfig routes) {
        routes.post("/simulator/windows", this::create);
        routes.get("/simulator/windows/{id}/open", this::enter);
        routes.delete("/simulator/windows/{id}", this::close);
    }

    private void create(Context context) {
        if (Json.MAPPER.readTree(context.body()) instanceof ObjectNode wish) {
            var window = windows.define(new Patch(wish));
            var answer = Json.tree(window);
            answer.put("open", "/simulator/windows/" + window.id() + "/open");
            context.contentType("application/json; charset=UTF-8").result(answer.toString());
        } else {
            context.status(400).result("a window is a JSON object");
        }
    }

    private void enter(Context context) {
        var window = windows.open(context.pathParam("id"));
        if (window.isEmpty()) {
            context.status(404).html(ClientHtml.refusal("页面已关闭", "There is no such window."));
            return;
        }
        var refusal = window.get().app(world).flatMap(seats::refusal);
        if (refusal.isPresent()) {
            context.html(ClientHtml.refusal(refusal.get().chinese(), refusal.get().english()));
            return;
        }
        context.cookie(cookie(window.get().id()));
        context.header("Cache-Control", "no-store").html(entering(window.get()));
    }

    private static String entering(ClientWindow window) {
        return ClientHtml.page(
                "正在打开…",
                """
                <script>
                window.name = %s;
                location.replace(%s);
                </script>
                """
                        .formatted(inScript(NAME + window.id()), inScript(window.url())));
    }

    private static String inScript(String text) {
        return Json.MAPPER.writeValueAsString(text).replace("<", "\\u003c");
    }

    private static Cookie cookie(String id) {
        var cookie = new Cookie(COOKIE, id);
        cookie.setPath("/");
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }

    private void close(Context context) {
        windows.close(context.pathParam("id"));
        context.status(204);
    }
}
