package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.chat.Talk;
import com.wecombridge.wecomsim.jsbridge.Documents.Configured;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.window.ClientWindows;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.LedgerEntry;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What pages do to the world through their client, and the record of it. */
final class PageActs {

    private static final Set<String> SENDABLE =
            Set.of(
                    "text",
                    "image",
                    "video",
                    "file",
                    "news",
                    "miniprogram",
                    "msgmenu",
                    "channels_shop_product");
    private static final Map<String, String> NEEDED =
            Map.of(
                    "text", "content",
                    "image", "mediaid",
                    "video", "mediaid",
                    "file", "mediaid",
                    "news", "link",
                    "miniprogram", "appid");

    private final World world;
    private final ClientWindows windows;
    private final Talk talk;
    private final Table<JsAct> acts;

    PageActs(Core core, Talk talk) {
        this.world = core.world();
        this.windows = new ClientWindows(core);
        this.talk = talk;
        this.acts = world.table("js-acts", JsAct.class);
    }

    Outcome close(Invocation call) {
        windows.close(call.window().id());
        return Outcome.ok(call);
    }

    /** A chat with one person has no id; a group gets one. */
    Outcome openChat(Invocation call) {
        var people = call.text("userIds") + ";" + call.text("externalUserIds");
        var alone = List.of(people.split(";")).stream().filter(p -> !p.isBlank()).count() < 2;
        var given = call.text("chatId");
        var chatId = alone ? given : "wr" + Digests.letters(30, call.window().corpId(), people);
        return Outcome.ok(call, Json.object().put("chatId", given.isEmpty() ? chatId : given));
    }

    /** Into the chat that the page stands beside, as the member who looks at it. */
    Outcome say(Invocation call) {
        var type = call.text("msgtype");
        var content = call.params().path(type);
        if (!SENDABLE.contains(type)) {
            return Outcome.fail(call, "unsupported msgtype");
        }
        var needed = NEEDED.getOrDefault(type, "");
        if (!content.isObject()
                || (!needed.isEmpty() && content.path(needed).asString("").isBlank())) {
            return Outcome.fail(call, "invalid " + (needed.isEmpty() ? type : needed));
        }
        try {
            talk.say(said(call, type, content));
            return Outcome.ok(call);
        } catch (DefinitionRefusedException e) {
            return Outcome.fail(call, String.valueOf(e.getMessage()));
        }
    }

    /** In the chat it is of the type that the archive has for it. */
    private static Patch said(Invocation call, String type, JsonNode given) {
        var window = call.window();
        var said =
                new Patch(Json.object())
                        .with("corpId", window.corpId())
                        .with("from", window.userId());
        if (window.chatId().isEmpty()) {
            said.with("to", List.of(window.externalUserId()));
        } else {
            said.with("roomId", window.chatId());
        }
        return switch (type) {
            case "text" -> said.with("text", given.path("content").asString(""));
            case "image", "video", "file" ->
                    said.with("msgtype", type)
                            .with("file", Map.of("mediaId", given.path("mediaid").asString("")));
            case "news" -> said.with("msgtype", "link").with("content", link(given));
            case "miniprogram" -> said.with("msgtype", "weapp").with("content", program(given));
            default -> said.with("text", given.path("head_content").asString(type));
        };
    }

    private static Map<String, String> link(JsonNode given) {
        return Map.of(
                "title", given.path("title").asString(""),
                "description", given.path("desc").asString(""),
                "link_url", given.path("link").asString(""),
                "image_url", given.path("imgUrl").asString(""));
    }

    private static Map<String, String> program(JsonNode given) {
        return Map.of(
                "title", given.path("title").asString(""),
                "description", "",
                "username", given.path("appid").asString(""),
                "displayname", given.path("title").asString(""));
    }

    /** In the ledger like any request, and among the acts for whoever draws the client. */
    void writeDown(Invocation call, Configured page, Outcome outcome) {
        var window = call.window();
        var agentId = page.app().map(App::agentId).orElse(window.agentId());
        var suiteId = page.app().map(App::suiteId).orElse("");
        world.change(() -> {
            var act =
                    new JsAct(
                            world.next("js-act"),
                            window.id(),
                            window.corpId(),
                            window.userId(),
                            agentId,
                            call.name(),
                            call.params(),
                            outcome.message(),
                            world.instant());
            acts.put(Table.key(act.seq()), act);
            world.record(
                    new LedgerEntry(
                            world.next("ledger"),
                            world.instant(),
                            "JS",
                            "/jsapi/" + call.name(),
                            Map.of("url", call.url(), "user", window.userId()),
                            "application/json",
                            call.params().toString(),
                            "",
                            window.corpId(),
                            agentId,
                            suiteId,
                            200,
                            outcome.errcode(),
                            outcome.asJson().toString(),
                            0,
                            "",
                            List.of()));
        });
    }
}
