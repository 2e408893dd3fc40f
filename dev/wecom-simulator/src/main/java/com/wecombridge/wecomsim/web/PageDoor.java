package com.wecombridge.wecomsim.web;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.World;
import io.javalin.config.RoutesConfig;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What only the client page asks: the simulated time with the one zone that its times are shown in,
 * and where the product is reached.
 */
public final class PageDoor {

    /** WeCom itself shows Beijing time. */
    private static final String ZONE = "Asia/Shanghai";

    private final World world;
    private final IntSupplier proxyPort;

    /**
     * @param proxyPort the reverse proxy's port, 0 while there is none
     */
    public PageDoor(World world, IntSupplier proxyPort) {
        this.world = world;
        this.proxyPort = proxyPort;
    }

    public void open(RoutesConfig routes) {
        routes.get(
                "/simulator/page",
                context ->
                        context.contentType("application/json; charset=UTF-8")
                                .result(Json.MAPPER.writeValueAsString(facts(context.host()))));
    }

    private Map<String, Object> facts(String host) {
        var port = proxyPort.getAsInt();
        var product = port == 0 ? "" : "http://" + host.replaceFirst(":\\d+$", "") + ":" + port;
        return Map.of("now", world.instant(), "zone", ZONE, "product", product);
    }
}
