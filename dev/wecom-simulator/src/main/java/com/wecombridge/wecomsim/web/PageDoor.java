package com.wecombridge.wecomsim.web;

import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.media.MediaBook;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * What only the client page asks: the simulated time with the one zone that its times are shown in,
 * where the product is reached, and the files of messages, which apps reach with a token alone.
 */
public final class PageDoor {

    /** WeCom itself shows Beijing time. */
    private static final String ZONE = "Asia/Shanghai";

    private final World world;
    private final MediaBook media;
    private final IntSupplier proxyPort;

    /**
     * @param proxyPort the reverse proxy's port, 0 while there is none
     */
    public PageDoor(World world, IntSupplier proxyPort) {
        this.world = world;
        this.media = new MediaBook(world);
        this.proxyPort = proxyPort;
    }

    public void open(RoutesConfig routes) {
        routes.get(
                "/simulator/page",
                context -> answer(context, facts(Objects.requireNonNullElse(context.host(), ""))));
        routes.get("/simulator/page/media/{id}", this::show);
        routes.post("/simulator/page/media", this::keep);
    }

    private Map<String, Object> facts(String host) {
        var port = proxyPort.getAsInt();
        var product = port == 0 ? "" : "http://" + host.replaceFirst(":\\d+$", "") + ":" + port;
        return Map.of("now", world.instant(), "zone", ZONE, "product", product);
    }

    private void show(Context context) {
        media.file(context.pathParam("id"))
                .ifPresentOrElse(
                        file ->
                                context.contentType(file.contentType())
                                        .header("X-Content-Type-Options", "nosniff")
                                        .result(file.bytes()),
                        () -> context.status(404).result("no such medium, or it has expired"));
    }

    /** A picture that a member sends to an app. */
    private void keep(Context context) throws IOException {
        var corpId = Optional.ofNullable(context.queryParam("corpId")).orElse("");
        var given = context.uploadedFile("media");
        if (corpId.isEmpty() || given == null) {
            throw new DefinitionRefusedException("corpId and a file named media are needed");
        }
        try (var content = given.content()) {
            var type = String.valueOf(given.contentType());
            var file = new FileContent(given.filename(), type, content.readAllBytes());
            answer(context, Map.of("mediaId", media.keep(corpId, "image", file).mediaId()));
        }
    }

    private static void answer(Context context, Map<String, ?> value) {
        context.contentType("application/json; charset=UTF-8")
                .result(Json.MAPPER.writeValueAsString(value));
    }
}
