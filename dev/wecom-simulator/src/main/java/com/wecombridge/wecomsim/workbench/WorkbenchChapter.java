package com.wecombridge.wecomsim.workbench;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.trust.TrustedDomains;
import com.wecombridge.wecomsim.workbench.Menus.Menu;
import com.wecombridge.wecomsim.world.App;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code agent/set} and the menu of an app. */
@SeenInDocs({"90228", "90231", "90232", "90233"})
public final class WorkbenchChapter implements Chapter {

    private static final int MENU = 3;
    private static final int SUB_MENU = 5;
    private static final Set<String> TYPES =
            Set.of(
                    "click",
                    "view",
                    "scancode_push",
                    "scancode_waitmsg",
                    "pic_sysphoto",
                    "pic_photo_or_album",
                    "pic_weixin",
                    "location_select",
                    "view_miniprogram");

    private final Core core;
    private final Menus menus;
    private final TrustedDomains domains;

    public WorkbenchChapter(Core core) {
        this.core = core;
        this.menus = new Menus(core.world());
        this.domains = new TrustedDomains(core.world());
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("agent/set", Credential.CORP, this::set),
                Endpoint.post("menu/create", Credential.CORP, this::create),
                Endpoint.get("menu/get", Credential.CORP, this::get),
                Endpoint.get("menu/delete", Credential.CORP, this::delete));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("menus", menus.table()::all);
    }

    /** Only the corp's own apps change themselves; the home page must lie on a trusted domain. */
    private ObjectNode set(Call call, Caller caller) {
        var app = own(call.body().path("agentid").asInt(0), caller);
        if (app.ofSuite()) {
            throw RefusalException.of(48002);
        }
        var patch =
                new Patch(Json.object())
                        .with("corpId", app.corpId())
                        .with("agentId", app.agentId());
        text(call, "name").ifPresent(name -> patch.with("name", name));
        text(call, "description").ifPresent(text -> patch.with("description", text));
        text(call, "redirect_domain").ifPresent(host -> patch.with("redirectDomain", host));
        text(call, "home_url").ifPresent(url -> patch.with("homeUrl", trusted(app, url)));
        if (call.body().has("isreportenter")) {
            patch.with("reportEnter", call.body().path("isreportenter").asInt(0) == 1);
        }
        core.apps().app(patch, Telling.quietly());
        return Json.object();
    }

    private String trusted(App app, String url) {
        if (domains.covering(app, url).isEmpty()) {
            throw RefusalException.of(85005);
        }
        return url;
    }

    private static java.util.Optional<String> text(Call call, String field) {
        return call.body().has(field)
                ? java.util.Optional.of(call.body().path(field).asString(""))
                : java.util.Optional.empty();
    }

    private ObjectNode create(Call call, Caller caller) {
        var app = own(call.number("agentid", 0), caller);
        var buttons = call.body().path("button");
        if (buttons.isEmpty() || buttons.size() > MENU) {
            throw RefusalException.of(40016);
        }
        buttons.forEach(WorkbenchChapter::require);
        var menu = new Menu(app.corpId(), app.agentId(), buttons.deepCopy());
        core.world().change(() -> menus.table().put(Menus.key(app), menu));
        return Json.object();
    }

    private static void require(JsonNode button) {
        var below = button.path("sub_button");
        if (button.path("name").asString("").isBlank()) {
            throw RefusalException.of(41102);
        }
        if (below.size() > SUB_MENU) {
            throw RefusalException.of(40023);
        }
        if (!below.isEmpty()) {
            below.forEach(WorkbenchChapter::require);
            return;
        }
        var type = button.path("type").asString("");
        if (!TYPES.contains(type)) {
            throw RefusalException.of(40017);
        }
        var page = type.startsWith("view");
        if (button.path(page ? "url" : "key").asString("").isBlank()) {
            throw RefusalException.of(page ? 40020 : 40019);
        }
    }

    private ObjectNode get(Call call, Caller caller) {
        var app = own(call.number("agentid", 0), caller);
        var menu = menus.of(app).orElseThrow(() -> RefusalException.of(46003));
        return Json.object().set("button", menu.button());
    }

    private ObjectNode delete(Call call, Caller caller) {
        var app = own(call.number("agentid", 0), caller);
        core.world().change(() -> menus.table().remove(Menus.key(app)));
        return Json.object();
    }

    private static App own(int agentId, Caller caller) {
        var app = caller.app();
        if (agentId == 0) {
            throw RefusalException.of(40056);
        }
        if (agentId != app.agentId()) {
            throw RefusalException.of(301002);
        }
        return app;
    }
}
