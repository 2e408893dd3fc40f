package com.wecombridge.wecomsim.chapter;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.patch.Definer;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One chapter of WeCom, such as contacts or customers: what it adds to WeCom's API, to the control
 * API and to the web pages. Its records are tables of the world that it opens by name.
 */
public interface Chapter {

    /** Its paths below {@code /cgi-bin}. */
    default List<Endpoint> endpoints() {
        return List.of();
    }

    /** What can be defined under {@code /simulator/define/<thing>}. */
    default Map<String, Definer> things() {
        return Map.of();
    }

    /** What can be asked for under {@code /simulator/query/<records>} and waited for. */
    default Map<String, Supplier<Stream<?>>> records() {
        return Map.of();
    }

    /** Its web pages, and what else is not a JSON call below {@code /cgi-bin}. */
    default void open(RoutesConfig routes) {}
}
