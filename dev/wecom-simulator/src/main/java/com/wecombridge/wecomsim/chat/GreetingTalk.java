package com.wecombridge.wecomsim.chat;

import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.customer.Greetings;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Patch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says a welcome message in the member's name. */
record GreetingTalk(Talk talk, ChatBook book) implements Greetings.Listener {

    @Override
    public boolean mayGreet(Follow follow) {
        var chat = ChatBook.between(follow.userId(), follow.externalUserId());
        return book.last(follow.corpId(), chat).isEmpty();
    }

    @Override
    public void greeted(Follow follow, ObjectNode body) {
        var text = body.path("text").path("content").asString("");
        if (!text.isBlank()) {
            talk.say(said(follow, "text").with("text", text));
        }
        for (var attachment : body.path("attachments")) {
            attached(follow, attachment);
        }
    }

    private void attached(Follow follow, JsonNode attachment) {
        var type = attachment.path("msgtype").asString("");
        var given = attachment.path(type);
        talk.say(
                switch (type) {
                    case "image", "video", "file" -> said(follow, type).with("file", file(given));
                    case "miniprogram" -> said(follow, "weapp").with("content", weapp(given));
                    default -> said(follow, "link").with("content", link(given));
                });
    }

    private static ObjectNode file(JsonNode given) {
        return Json.object().put("mediaId", given.path("media_id").asString(""));
    }

    private static ObjectNode weapp(JsonNode given) {
        return Json.object()
                .put("title", given.path("title").asString(""))
                .put("description", "")
                .put("username", given.path("appid").asString(""))
                .put("displayname", "");
    }

    private static ObjectNode link(JsonNode given) {
        return Json.object()
                .put("title", given.path("title").asString(""))
                .put("description", given.path("desc").asString(""))
                .put("link_url", given.path("url").asString(""))
                .put("image_url", given.path("picurl").asString(""));
    }

    private static Patch said(Follow follow, String msgtype) {
        return new Patch(Json.object())
                .with("corpId", follow.corpId())
                .with("from", follow.userId())
                .with("to", follow.externalUserId())
                .with("msgtype", msgtype);
    }
}
