package com.wecombridge.wecomsim.chat;

import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes what was said as the archive shows it: the body under the key of its type, files as {@code
 * sdkfileid}, {@code md5sum} and size, the items of a mixed message as JSON within JSON.
 */
@SeenInDocs("91774")
final class Composer {

    /** Bodies that do not stand under the name of their type. */
    private static final Map<String, String> KEYS =
            Map.of(
                    "external_redpacket", "redpacket",
                    "docmsg", "doc",
                    "markdown", "info",
                    "news", "info",
                    "voiptext", "info",
                    "qydiskfile", "info",
                    "note", "info");

    private static final Map<String, String> SIZES =
            Map.of("voice", "voice_size", "emotion", "imagesize");

    private static final String CALL = "meeting_voice_call";
    private static final Set<String> NESTED = Set.of("mixed", "chatrecord", "chatrecordmixed");

    private final ChatFiles files;
    private final Function<String, Optional<FileContent>> media;
    private final ObjectNode samples = samples();

    Composer(ChatFiles files, Function<String, Optional<FileContent>> media) {
        this.files = files;
        this.media = media;
    }

    /** Which example of a type; the alternative is the other spelling that was seen. */
    enum Sample {
        NONE,
        MINIMAL,
        MAXIMAL,
        ALTERNATIVE
    }

    /** Who says it, where and when. */
    record Occasion(String corpId, String from, Instant at) {}

    /** Every type there is an example of. */
    List<String> types() {
        return List.copyOf(samples.propertyNames());
    }

    /** The body under its key. */
    static ObjectNode under(String msgtype, JsonNode body) {
        var content = Json.object();
        content.set(KEYS.getOrDefault(msgtype, msgtype), body);
        return content;
    }

    /** An example; of a type with one spelling the alternative is the minimal one. */
    ObjectNode sample(String msgtype, Sample which) {
        var known = samples.path(msgtype);
        var name = which.name().toLowerCase(Locale.ROOT);
        var sample = known.has(name) ? known.path(name) : known.path("minimal");
        if (sample instanceof ObjectNode content) {
            return content.deepCopy();
        }
        throw new DefinitionRefusedException("there is no example of " + msgtype);
    }

    /** The content with its files and times filled in. */
    ObjectNode filled(String msgtype, ObjectNode content, Occasion occasion) {
        for (var field : content.properties()) {
            if (field.getValue() instanceof ObjectNode body) {
                fillBody(msgtype, body, occasion);
            }
        }
        return content;
    }

    private void fillBody(String type, ObjectNode body, Occasion occasion) {
        body.properties().forEach(field -> field.setValue(word(field.getValue(), occasion)));
        if (body.path("file") instanceof ObjectNode file) {
            body.remove("file");
            attach(type, body, file(file, type, occasion));
        }
        for (var field : body.properties()) {
            if (field.getValue() instanceof ArrayNode list) {
                list.forEach(one -> fillItem(one, occasion, NESTED.contains(lower(type))));
            }
        }
    }

    private void fillItem(JsonNode node, Occasion occasion, boolean nested) {
        if (!(node instanceof ObjectNode item)) {
            return;
        }
        item.properties().forEach(field -> field.setValue(word(field.getValue(), occasion)));
        if (nested && item.path("content") instanceof ObjectNode content) {
            fillBody(item.path("type").asString(""), content, occasion);
            item.put("content", content.toString());
        }
    }

    private static JsonNode word(JsonNode value, Occasion occasion) {
        var nodes = Json.MAPPER.getNodeFactory();
        return switch (value) {
            case StringNode text when text.asString().equals("$from") ->
                    nodes.stringNode(occasion.from());
            case StringNode text when text.asString().equals("$now") ->
                    nodes.numberNode(occasion.at().toEpochMilli());
            case StringNode text when text.asString().equals("$seconds") ->
                    nodes.numberNode(occasion.at().getEpochSecond());
            case JsonNode other -> other;
        };
    }

    private ChatFile file(ObjectNode given, String type, Occasion occasion) {
        var corpId = occasion.corpId();
        var name = given.path("name").asString(lower(type) + "." + usualExtension(lower(type)));
        if (given.has("fileId")) {
            return files.file(given.path("fileId").asString())
                    .filter(file -> file.corpId().equals(corpId))
                    .orElseThrow(() -> new DefinitionRefusedException("no such fileId"));
        }
        if (given.has("mediaId")) {
            var content =
                    media.apply(given.path("mediaId").asString())
                            .orElseThrow(() -> new DefinitionRefusedException("no such mediaId"));
            return files.keep(corpId, content.name(), content.bytes());
        }
        if (given.has("base64")) {
            return files.keep(
                    corpId, name, Base64.getDecoder().decode(given.path("base64").asString()));
        }
        return files.compute(corpId, name, given.path("bytes").asLong(1000));
    }

    private static void attach(String type, ObjectNode body, ChatFile file) {
        body.put("sdkfileid", file.id());
        if (type.equals(CALL)) {
            return;
        }
        body.put("md5sum", file.md5())
                .put(SIZES.getOrDefault(lower(type), "filesize"), file.size());
        if (type.equals("file") || type.equals("voip_doc_share") || type.equals("ChatRecordFile")) {
            body.put("filename", file.name());
        }
        if (type.equals("file")) {
            body.put("fileext", file.extension());
        }
    }

    private static String usualExtension(String type) {
        return switch (type) {
            case "image" -> "jpg";
            case "voice" -> "amr";
            case "video" -> "mp4";
            case "emotion" -> "gif";
            default -> "bin";
        };
    }

    private static String lower(String type) {
        return type.toLowerCase(Locale.ROOT);
    }

    private static ObjectNode samples() {
        try (var text = Composer.class.getResourceAsStream("/chat/samples.json")) {
            if (text != null && Json.MAPPER.readTree(text) instanceof ObjectNode samples) {
                return samples;
            }
            throw new IllegalStateException("no /chat/samples.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
