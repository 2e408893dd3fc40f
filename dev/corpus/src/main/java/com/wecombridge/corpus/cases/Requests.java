package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Bytes;
import com.wecombridge.corpus.wire.Reply;
import com.wecombridge.corpus.wire.Wire;
import java.util.List;
import java.util.Map;

/**
 * Says what may be no HTTP at all. Either {@code raw} is everything, or {@code line}, {@code
 * headers} and {@code body} are put together around the host. {@code piece} comes for ever behind
 * it; {@code end: open} reads until the server hangs up.
 */
public final class Requests implements Library.Speaker {

    private static final int GIGABYTE_OF_PIECES = 16 * 1024;

    private final Wire wire;

    public Requests(Wire wire) {
        this.wire = wire;
    }

    @Override
    public List<Reply> say(Map<String, String> parts, Words words) {
        byte[] request =
                Bytes.of(
                        words.fill(
                                parts.getOrDefault("raw", "«request»")
                                        .replace("«request»", request(parts))));
        byte[] piece = Bytes.of(words.fill(parts.getOrDefault("piece", "")));
        return new Repetition(parts)
                .of(() -> send(request, piece, parts), () -> () -> send(request, piece, parts));
    }

    private static String request(Map<String, String> parts) {
        return "%s HTTP/1.1\r\nHost: «host»\r\n%s\r\n%s"
                .formatted(
                        parts.getOrDefault("line", "POST «path»"),
                        parts.getOrDefault("headers", ""),
                        parts.getOrDefault("body", ""));
    }

    private Reply send(byte[] request, byte[] piece, Map<String, String> parts) {
        if (piece.length > 0) {
            return wire.sendForEver(request, piece, GIGABYTE_OF_PIECES);
        }
        return parts.containsKey("end") ? wire.sendToTheEnd(request) : wire.send(request);
    }
}
