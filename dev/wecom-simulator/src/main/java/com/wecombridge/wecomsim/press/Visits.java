package com.wecombridge.wecomsim.press;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.press.ActBook.Done;
import com.wecombridge.wecomsim.workbench.Menus;
import com.wecombridge.wecomsim.world.App;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A member opens an app, uses its menu, or writes to it. */
@SeenInDocs({"90239", "90240"})
final class Visits {

    /** What each kind of message has to say. */
    private static final Map<String, List<String>> SAID =
            Map.of(
                    "text", List.of("Content"),
                    "image", List.of("PicUrl", "MediaId"),
                    "voice", List.of("MediaId", "Format"),
                    "video", List.of("MediaId", "ThumbMediaId"),
                    "location", List.of("Location_X", "Location_Y", "Scale", "Label"),
                    "link", List.of("Title", "Description", "Url", "PicUrl"));

    private final Core core;
    private final Menus menus;
    private final ActBook acts;

    Visits(Core core, ActBook acts) {
        this.core = core;
        this.menus = new Menus(core.world());
        this.acts = acts;
    }

    /** Reported as enter_agent where the app asked for that; a place is told as LOCATION. */
    Act enter(App app, Patch wish, Telling telling) {
        var place = wish.take("location", ObjectNode.class, Json.object());
        if (!place.isEmpty()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("Latitude", place.path("latitude").asDouble());
            fields.put("Longitude", place.path("longitude").asDouble());
            fields.put("Precision", place.path("precision").asDouble(10));
            fields.put("AppType", "wxwork");
            acts.tell(Done.of(app, user(app, wish), "enter", "LOCATION"), fields, telling);
        }
        var done = Done.of(app, user(app, wish), "enter", "enter_agent");
        return app.reportEnter()
                ? acts.tell(done, Map.of("EventKey", ""), telling)
                : acts.open(done.opening(app.homeUrl()));
    }

    /** A click tells its key, a view its page, a scan what was scanned. */
    Act menu(App app, Patch wish, Telling telling) {
        var key = wish.take("key", "");
        var button =
                menus.button(app, key)
                        .orElseThrow(() -> refused("the app's menu has no button " + key));
        var type = button.path("type").asString("click");
        var fields = new LinkedHashMap<String, Object>();
        fields.put("EventKey", type.equals("view") ? button.path("url").asString("") : key);
        if (type.startsWith("scancode")) {
            var scanned = new LinkedHashMap<String, Object>();
            scanned.put("ScanType", "qrcode");
            scanned.put("ScanResult", wish.take("scanned", "simulated"));
            fields.put("ScanCodeInfo", scanned);
        }
        return acts.tell(Done.of(app, user(app, wish), "menu", type), fields, telling);
    }

    Act say(App app, Patch wish, Telling telling) {
        var type = wish.take("msgType", "text");
        var given = wish.take("fields", ObjectNode.class, Json.object());
        var wanted = SAID.get(type);
        if (wanted == null) {
            throw refused("members send " + SAID.keySet() + ", not " + type);
        }
        var fields = new LinkedHashMap<String, Object>();
        for (var name : wanted) {
            fields.put(name, value(given.path(name)));
        }
        if (type.equals("location")) {
            fields.put("AppType", "wxwork");
        }
        fields.put("MsgId", core.world().next("said") + 7_000_000_000_000_000_000L);
        return acts.tell(Done.of(app, user(app, wish), "say", type), fields, telling);
    }

    private static Object value(JsonNode given) {
        return given.isNumber() ? given.numberValue() : given.asString("");
    }

    private String user(App app, Patch wish) {
        var userId = wish.need("userId");
        return core.directory()
                .member(app.corpId(), userId)
                .filter(member -> core.directory().sees(app, member))
                .orElseThrow(() -> refused(userId + " does not have the app"))
                .userId();
    }

    private static DefinitionRefusedException refused(String why) {
        return new DefinitionRefusedException(why);
    }
}
