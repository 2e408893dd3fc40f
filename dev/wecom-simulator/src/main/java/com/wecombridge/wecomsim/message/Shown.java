package com.wecombridge.wecomsim.message;

import static com.wecombridge.wecomsim.card.Verdict.text;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What members see of a message: cut where WeCom cuts, with the usual words where none were given,
 * and with names in place of ids where the sender asked for that.
 */
@SeenInDocs("90236")
final class Shown {

    private static final Pattern NAMED = Pattern.compile("\\$(userName|departmentName)=([^$]+)\\$");

    private final World world;
    private final Directory directory;
    private final App app;

    Shown(World world, Directory directory, App app) {
        this.world = world;
        this.directory = directory;
        this.app = app;
    }

    JsonNode of(ObjectNode body) {
        var shown = body.deepCopy();
        var type = text(shown, "msgtype");
        if (shown.get(type) instanceof ObjectNode content) {
            cut(type, content);
            if (body.path("enable_id_trans").asInt(0) == 1) {
                shown.set(type, named(content));
            }
        }
        return shown;
    }

    private static void cut(String type, ObjectNode content) {
        switch (type) {
            case "text" -> bytes(content, "content", 2048);
            case "textcard" -> {
                characters(content, "title", 128);
                characters(content, "description", 512);
                characters(content, "btntxt", 4);
                if (text(content, "btntxt").isBlank()) {
                    content.put("btntxt", "详情");
                }
            }
            case "news", "mpnews" -> {
                for (var article : content.path("articles")) {
                    if (article instanceof ObjectNode one) {
                        bytes(one, "title", 128);
                        bytes(one, type.equals("news") ? "description" : "digest", 512);
                    }
                }
            }
            case "video" -> {
                bytes(content, "title", 128);
                bytes(content, "description", 512);
            }
            default -> {}
        }
    }

    private static void characters(ObjectNode content, String field, int most) {
        var value = text(content, field);
        if (value.codePointCount(0, value.length()) > most) {
            content.put(field, value.substring(0, value.offsetByCodePoints(0, most)));
        }
    }

    /** Never through the middle of a character. */
    private static void bytes(ObjectNode content, String field, int most) {
        var value = text(content, field);
        if (value.getBytes(StandardCharsets.UTF_8).length <= most) {
            return;
        }
        var kept = new StringBuilder();
        var length = 0;
        for (var point : value.codePoints().toArray()) {
            length += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (length > most) {
                break;
            }
            kept.appendCodePoint(point);
        }
        content.put(field, kept.toString());
    }

    private JsonNode named(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(named(field.getValue())));
                yield object;
            }
            case tools.jackson.databind.node.ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    array.set(i, named(array.get(i)));
                }
                yield array;
            }
            case StringNode string ->
                    StringNode.valueOf(
                            NAMED.matcher(string.asString())
                                    .replaceAll(m ->
                                            Matcher.quoteReplacement(
                                                    name(m.group(1), m.group(2)))));
            default -> node;
        };
    }

    private String name(String kind, String id) {
        return kind.equals("userName")
                ? Dialect.of(world, app).meant(id).map(Member::name).orElse(id)
                : id.matches("\\d{1,9}")
                        ? directory
                                .department(app.corpId(), Integer.parseInt(id))
                                .map(d -> d.name())
                                .orElse(id)
                        : id;
    }
}
