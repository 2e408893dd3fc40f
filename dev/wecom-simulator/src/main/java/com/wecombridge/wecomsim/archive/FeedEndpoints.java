package com.wecombridge.wecomsim.archive;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.archive.ArchiveSettings.PastWindow;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.chat.ChatFile;
import com.wecombridge.wecomsim.chat.ChatFiles;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.TrustedIps;
import com.wecombridge.wecomsim.world.World;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the native library asks of WeCom, over HTTP: the page of envelopes, a chunk of a file, and
 * the inner step of decryption. An errcode from 10000 to 10011 is the return code of the native
 * call; any other stands inside the reply that {@code GetChatData} hands out.
 */
@SeenInDocs({"91774", "91552"})
final class FeedEndpoints {

    private static final String HERE = "/simulator/archive/";
    private static final int LARGEST_PAGE = 1000;
    private static final int CHUNK = 512 * 1024;
    private static final Pattern INDEX = Pattern.compile("Range:bytes=(\\d+)-(\\d+)");

    private final Core core;
    private final World world;
    private final ArchiveBook book;
    private final ChatFiles files;
    private final Map<String, Deque<Instant>> counted = new ConcurrentHashMap<>();

    FeedEndpoints(Core core, ArchiveBook book, ChatFiles files) {
        this.core = core;
        this.world = core.world();
        this.book = book;
        this.files = files;
    }

    List<Endpoint> all() {
        Endpoint.FileAnswer chunk = (call, _) -> chunk(call);
        Endpoint.FileAnswer opened = (call, _) -> open(call);
        return List.of(
                Endpoint.post("", Credential.NONE, this::page).at(HERE + "chat-data").uncounted(),
                Endpoint.file("", Credential.NONE, chunk)
                        .posted()
                        .at(HERE + "media-data")
                        .uncounted(),
                Endpoint.file("", Credential.NONE, opened)
                        .posted()
                        .at(HERE + "decrypt-data")
                        .uncounted());
    }

    private ObjectNode page(Call call, Caller nobody) {
        var limit = call.body().path("limit").asInt(0);
        var seq = call.body().path("seq").asLong(-1);
        if (limit < 1 || limit > LARGEST_PAGE || seq < 0) {
            throw RefusalException.of(10000);
        }
        var settings = admitted(call);
        count("pulls of " + settings.corpId(), settings.callsPerMinute());
        if (!settings.enabled()) {
            throw RefusalException.of(301053);
        }
        if (!settings.running(world.instant())) {
            throw RefusalException.of(301052);
        }
        var oldest = world.instant().minus(settings.window());
        refuseBehindWindow(settings, seq, oldest);
        var answer = Json.object();
        var list = answer.putArray("chatdata");
        book.after(settings.corpId(), seq)
                .filter(envelope -> envelope.at().isAfter(oldest))
                .limit(limit)
                .forEach(envelope ->
                        list.addObject()
                                .put("seq", envelope.seq())
                                .put("msgid", envelope.msgId())
                                .put("publickey_ver", envelope.keyVersion())
                                .put("encrypt_random_key", envelope.randomKey())
                                .put("encrypt_chat_msg", envelope.sealed()));
        return answer;
    }

    private void refuseBehindWindow(ArchiveSettings settings, long seq, Instant oldest) {
        if (settings.pastWindow() == PastWindow.REFUSED
                && book.after(settings.corpId(), seq)
                        .findFirst()
                        .filter(envelope -> !envelope.at().isAfter(oldest))
                        .isPresent()) {
            throw RefusalException.of(10010);
        }
    }

    /** The chunk that {@code indexbuf} names; the next one's name goes back in a header. */
    private FileContent chunk(Call call) {
        var settings = admitted(call);
        var fileId = call.body().path("sdkfileid").asString("");
        var index = call.body().path("indexbuf").asString("");
        if (fileId.isEmpty()) {
            throw RefusalException.of(10000);
        }
        count("chunks for " + settings.corpId(), settings.chunksPerMinute());
        var file =
                files.file(fileId)
                        .filter(known -> known.corpId().equals(settings.corpId()))
                        .filter(known -> pullable(known, settings))
                        .orElseThrow(() -> RefusalException.of(10005));
        var from = from(index, file);
        var bytes = files.read(file, from, CHUNK);
        var next = from + bytes.length;
        var finished = next >= file.size();
        var following = "Range:bytes=%d-%d".formatted(next, next + CHUNK - 1);
        return new FileContent(
                file.id(),
                "application/octet-stream",
                bytes,
                Map.of(
                        "Out-Index-Buf", finished ? "" : following,
                        "Is-Finish", finished ? "1" : "0"));
    }

    private boolean pullable(ChatFile file, ArchiveSettings settings) {
        return file.at().isAfter(world.instant().minus(settings.window()));
    }

    private static long from(String index, ChatFile file) {
        if (index.isEmpty()) {
            return 0;
        }
        var range = INDEX.matcher(index);
        if (!range.matches() || Long.parseLong(range.group(1)) >= file.size()) {
            throw RefusalException.of(10000);
        }
        return Long.parseLong(range.group(1));
    }

    /** {@code DecryptData}: works on what it is given alone. */
    private FileContent open(Call call) {
        try {
            var text =
                    ChatCipher.open(
                            call.body().path("encrypt_key").asString(""),
                            call.body().path("encrypt_msg").asString(""));
            return new FileContent(
                    "", "application/json; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw RefusalException.of(10006);
        }
    }

    /** The corp's settings, for a caller with the archive's secret at a trusted address. */
    private ArchiveSettings admitted(Call call) {
        var corpId = call.body().path("corpid").asString("");
        if (core.people().corpOrInvented(corpId).isEmpty()) {
            throw RefusalException.of(40013);
        }
        var secret = call.body().path("secret").asString("");
        if (core.apps()
                .find(corpId, App.CHAT_ARCHIVE)
                .filter(app -> app.secret().equals(secret))
                .isEmpty()) {
            throw RefusalException.of(40001);
        }
        var settings = book.settings(corpId);
        if (!trusted(corpId, call.ip())) {
            throw RefusalException.of(settings.untrustedAnswer());
        }
        return settings;
    }

    private boolean trusted(String corpId, String ip) {
        var access = world.behaviour().access();
        return world.trustedIps
                .get(TrustedIps.ofApp(corpId, App.CHAT_ARCHIVE))
                .map(known -> known.inForce(world.instant(), access.effectiveAfter()).contains(ip))
                .orElse(!access.ipsRequired());
    }

    private void count(String what, int most) {
        var mine = counted.computeIfAbsent(what, _ -> new ArrayDeque<>());
        synchronized (mine) {
            var now = world.instant();
            mine.removeIf(at -> at.isBefore(now.minus(Duration.ofMinutes(1))));
            if (mine.size() >= most) {
                throw RefusalException.of(45009);
            }
            mine.add(now);
        }
    }
}
