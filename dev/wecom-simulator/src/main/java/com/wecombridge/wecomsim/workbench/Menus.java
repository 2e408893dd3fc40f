package com.wecombridge.wecomsim.workbench;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Menus below apps' conversations. */
public final class Menus {

    private final Table<Menu> menus;

    public Menus(World world) {
        this.menus = world.table("menus", Menu.class);
    }

    Table<Menu> table() {
        return menus;
    }

    Optional<Menu> of(App app) {
        return menus.get(key(app));
    }

    static String key(App app) {
        return Table.key(app.corpId(), app.agentId());
    }

    /** The button with the key, or the page, on either level. */
    public Optional<JsonNode> button(App app, String key) {
        return of(app).stream()
                .flatMap(menu -> menu.button().valueStream())
                .flatMap(b -> Stream.concat(Stream.of(b), b.path("sub_button").valueStream()))
                .filter(b ->
                        b.path("key").asString("").equals(key)
                                || b.path("url").asString("").equals(key))
                .findFirst();
    }

    /** One app's menu. */
    public record Menu(String corpId, int agentId, JsonNode button) {}
}
