package com.wecombridge.wecomsim.media;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Media in and out. */
@SeenInDocs({"90253", "90254", "90255"})
final class MediaEndpoints {

    private static final int MOST_AT_ONCE = 20 * 1024 * 1024;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final MediaBook book;

    MediaEndpoints(MediaBook book) {
        this.book = book;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("media/upload", Credential.CORP, this::upload),
                Endpoint.file("media/get", Credential.CORP, this::download).scarceBy("media_id"),
                Endpoint.file("media/get/jssdk", Credential.CORP, this::voice));
    }

    private ObjectNode upload(Call call, Caller caller) {
        var type = call.query().getOrDefault("type", "");
        var kind = MediaKind.named(type);
        var file = call.file(44001);
        kind.check(file.bytes());
        var medium = book.keep(caller.corpId(), type, file);
        return Json.object()
                .put("type", type)
                .put("media_id", medium.mediaId())
                .put("created_at", Long.toString(medium.createdAt().getEpochSecond()));
    }

    private FileContent download(Call call, Caller caller) {
        return part(live(call, caller), call.request().range());
    }

    /** What a page recorded; nothing but voice. */
    private FileContent voice(Call call, Caller caller) {
        var medium = live(call, caller);
        if (!medium.type().equals("voice")) {
            throw RefusalException.of(40007);
        }
        return part(medium, call.request().range());
    }

    private Medium live(Call call, Caller caller) {
        return book.live(caller.corpId(), call.need("media_id", 41006))
                .orElseThrow(() -> RefusalException.of(40007));
    }

    /** The whole, or the part asked for; more than 20 MB only in parts. */
    private FileContent part(Medium medium, String range) {
        var whole = book.content(medium).orElseThrow(() -> RefusalException.of(40007));
        var headers = new HashMap<String, String>();
        headers.put("Content-Disposition", "attachment; " + filename(medium.name()));
        var asked = RANGE.matcher(range);
        if (!asked.matches()) {
            if (whole.length > MOST_AT_ONCE) {
                throw RefusalException.of(830002);
            }
            return new FileContent(medium.name(), medium.contentType(), whole, headers);
        }
        var from = Long.parseLong(asked.group(1));
        var last = asked.group(2).isEmpty() ? whole.length - 1L : Long.parseLong(asked.group(2));
        var until = Math.min(last + 1, whole.length);
        if (from >= until || until - from > MOST_AT_ONCE) {
            throw RefusalException.of(830002);
        }
        headers.put("Content-Range", "bytes %d-%d/%d".formatted(from, until - 1, whole.length));
        var part = Arrays.copyOfRange(whole, (int) from, (int) until);
        return new FileContent(medium.name(), medium.contentType(), part, headers);
    }

    private static String filename(String name) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            return "filename=\"" + name.replace("\"", "") + "\"";
        }
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "filename=\"%s\"; filename*=utf-8''%s".formatted(encoded, encoded);
    }
}
