package com.wecombridge.wecomsim.chat;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The client page's way into customer chats: list them, read one, speak, take back. */
final class ChatDoor {

    private static final int USUAL_PAGE = 200;

    private final Talk talk;
    private final ChatBook book;
    private final ChatViews views;
    private final ChatFiles files;

    ChatDoor(Talk talk, ChatBook book, ChatViews views, ChatFiles files) {
        this.talk = talk;
        this.book = book;
        this.views = views;
        this.files = files;
    }

    void open(RoutesConfig routes) {
        routes.get("/simulator/chats", this::chats);
        routes.get("/simulator/chats/timeline", this::timeline);
        routes.post("/simulator/chats/say", this::say);
        routes.post("/simulator/chats/recall", this::recall);
        routes.post("/simulator/chats/files", this::upload);
        routes.get("/simulator/chats/files/{id}", this::download);
    }

    private void chats(Context context) {
        answer(context, views.chats(need(context, "corpId"), need(context, "userId")));
    }

    /** Of {@code roomId}, or of {@code userId} with {@code with}; {@code after} a seq. */
    private void timeline(Context context) {
        var corpId = need(context, "corpId");
        var room = given(context, "roomId", "");
        var conversation =
                room.isEmpty()
                        ? ChatBook.between(need(context, "userId"), need(context, "with"))
                        : room;
        var after = Long.parseLong(given(context, "after", "0"));
        var limit = Integer.parseInt(given(context, "limit", "" + USUAL_PAGE));
        var found =
                book.timeline(corpId, conversation).stream()
                        .filter(said -> said.seq() > after)
                        .toList();
        var newest = found.subList(Math.max(0, found.size() - Math.max(0, limit)), found.size());
        answer(context, newest.stream().map(views::said).toList());
    }

    private void say(Context context) {
        answer(context, views.said(talk.say(patch(context))));
    }

    private void recall(Context context) {
        answer(context, views.said(talk.recall(patch(context))));
    }

    private void upload(Context context) throws IOException {
        var corpId = need(context, "corpId");
        var kept = new ArrayList<ChatFile>();
        for (var part : context.uploadedFiles()) {
            try (var content = part.content()) {
                kept.add(files.keep(corpId, part.filename(), content.readAllBytes()));
            }
        }
        answer(context, kept.stream().map(file -> Json.object().put("fileId", file.id())).toList());
    }

    private void download(Context context) {
        var file = files.file(context.pathParam("id"));
        if (file.isEmpty()) {
            context.status(404).result("no such file");
            return;
        }
        var size = (int) Math.min(file.get().size(), Integer.MAX_VALUE / 4);
        context.contentType(contentType(file.get().extension()))
                .header("X-Content-Type-Options", "nosniff")
                .result(files.read(file.get(), 0, size));
    }

    private static String contentType(String extension) {
        return switch (extension) {
            case "jpg", "jpeg" -> "image/jpeg";
            case "png" -> "image/png";
            case "gif" -> "image/gif";
            case "mp4" -> "video/mp4";
            case "amr" -> "audio/amr";
            case "pdf" -> "application/pdf";
            default -> "application/octet-stream";
        };
    }

    private static Patch patch(Context context) {
        if (Json.MAPPER.readTree(context.body()) instanceof ObjectNode fields) {
            return new Patch(fields);
        }
        throw new DefinitionRefusedException("a JSON object is needed");
    }

    private static String need(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new DefinitionRefusedException(name + " is missing"));
    }

    private static String given(Context context, String name, String otherwise) {
        return Optional.ofNullable(context.queryParam(name)).orElse(otherwise);
    }

    private static void answer(Context context, Object value) {
        context.contentType("application/json; charset=UTF-8")
                .result(Json.MAPPER.writeValueAsString(value));
    }

    private static void answer(Context context, List<ObjectNode> values) {
        answer(context, (Object) values);
    }
}
