package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.jsbridge.Documents.Configured;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.rules.Digests;
import com.wecombridge.wecomsim.window.ClientWindows;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.LedgerEntry;
import com.wecombridge.wecomsim.world.Table;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What pages do to the world through their client, and the record of it. */
final class Acts {

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
    private final Table<ChatMessage> messages;
    private final Table<JsAct> acts;

    Acts(World world, ClientWindows windows) {
        this.world = world;
        this.windows = windows;
        this.messages = world.table("chat-messages", ChatMessage.class);
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

    Outcome say(Invocation call, App app) {
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
        var window = call.window();
        world.change(() -> {
            var message =
                    new ChatMessage(
                            world.next("chat-message"),
                            window.corpId(),
                            window.userId(),
                            window.chatId().isEmpty() ? window.externalUserId() : "",
                            window.chatId(),
                            type,
                            content.deepCopy(),
                            app.agentId(),
                            world.instant());
            messages.put(Table.key(message.seq()), message);
        });
        return Outcome.ok(call);
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
