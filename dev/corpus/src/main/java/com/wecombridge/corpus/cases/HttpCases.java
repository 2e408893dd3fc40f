package com.wecombridge.corpus.cases;

import static com.wecombridge.corpus.cases.Company.PATH;
import static com.wecombridge.corpus.cases.Expected.status;

import com.wecombridge.corpus.wire.Reply;
import com.wecombridge.corpus.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Group 1: HTTP at the gateway. */
public final class HttpCases {

    private static final int LIMIT = 256 * 1024;
    private static final int GIGABYTE_OF_PIECES = 16 * 1024;
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final byte[] PIECE = "a".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNK =
            ("10000\r\n" + "a".repeat(64 * 1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    private final Wire wire;
    private final List<Case> cases = new ArrayList<>();

    private HttpCases(Wire wire) {
        this.wire = wire;
    }

    public static List<Case> all(Wire wire) {
        var group = new HttpCases(wire);
        group.sizes();
        group.slowness();
        group.chunks();
        group.smuggling();
        group.packed();
        group.methods();
        group.contentTypes();
        group.paths();
        group.crowds();
        group.notUtf8();
        group.unknownAddresses();
        group.http2();
        return List.copyOf(group.cases);
    }

    private void add(int row, String name, Expected expected, Case.Act act) {
        cases.add(new Case(row, name, act, expected));
    }

    private String head(String method, String path, String... headers) {
        return "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                .formatted(
                        method,
                        path,
                        wire.host(),
                        headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
    }

    private void sizes() {
        var tooLarge = status(413).and("the connection is closed", Reply::closes);
        for (int more : List.of(1, 1024, 3 * LIMIT)) {
            add(1, "body of 256 KB and " + more, tooLarge, _ -> posted("a".repeat(LIMIT + more)));
            add(
                    1,
                    "body of 256 KB and " + more + " in chunks",
                    tooLarge,
                    _ -> chunked("a".repeat(LIMIT + more)));
        }
        add(
                1,
                "body of exactly 256 KB that is no XML",
                status(400, 415),
                _ -> posted("a".repeat(LIMIT)));
        add(
                1,
                "body of 256 KB around a good callback",
                Company.leavingIsTold(),
                mark -> {
                    var letter = Company.letter(mark);
                    var filled = letter.body() + " ".repeat(LIMIT - letter.body().length());
                    return wire.send(letter.withBody(filled).request(wire.host()));
                });
        for (String length : List.of("1000", "1", "0")) {
            add(
                    2,
                    length + " bytes announced, a gigabyte sent",
                    status(400, 415)
                            .and("the rest is not read", reply -> reply.took().toMillis() < 1000),
                    _ -> endless("Content-Length: " + length, PIECE));
        }
        add(2, "a gigabyte in chunks", tooLarge, _ -> endless("Transfer-Encoding: chunked", CHUNK));
        add(
                2,
                "fifty gigabytes at once",
                tooLarge.within(FIVE_SECONDS),
                _ -> worstOf(50, () -> endless("Transfer-Encoding: chunked", CHUNK)));
        for (String length :
                List.of("-1", "abc", "1e3", "+5", "0x10", "99999999999999999999", "1, 2", "5 5")) {
            add(
                    2,
                    "Content-Length " + length,
                    status(400, 413),
                    _ -> wire.send(head("POST", PATH, "Content-Length: " + length) + "hello"));
        }
    }

    private Reply endless(String header, byte[] piece) {
        return wire.sendForEver(
                head("POST", PATH, "Content-Type: text/xml", header), piece, GIGABYTE_OF_PIECES);
    }

    private Reply worstOf(int many, java.util.function.Supplier<Reply> one) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = IntStream.range(0, many).mapToObj(_ -> threads.submit(one::get)).toList();
            return replies.stream()
                    .map(HttpCases::resultOf)
                    .max(
                            java.util.Comparator.comparing(reply ->
                                    reply.status() == 413 ? reply.took() : Duration.ofDays(1)))
                    .orElseThrow();
        }
    }

    private static Reply resultOf(java.util.concurrent.Future<Reply> future) {
        try {
            return future.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Reply posted(String body) {
        return wire.send(
                head("POST", PATH, "Content-Type: text/xml", "Content-Length: " + body.length())
                        + body);
    }

    private Reply chunked(String body) {
        return wire.send(
                head("POST", PATH, "Content-Type: text/xml", "Transfer-Encoding: chunked")
                        + "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body));
    }

    private void slowness() {
        var cut = status(408, 413, Reply.CLOSED).within(FIVE_SECONDS);
        for (String length : List.of("1000", "262144", "1073741824")) {
            add(
                    3,
                    length + " bytes announced, none sent",
                    cut,
                    _ -> wire.send(head("POST", PATH, "Content-Length: " + length)));
        }
        add(
                3,
                "a chunk announced, none sent",
                cut,
                _ -> wire.send(head("POST", PATH, "Transfer-Encoding: chunked") + "ff\r\n"));
        add(
                3,
                "half a callback",
                cut,
                mark -> {
                    var request = Company.letter(mark).request(wire.host());
                    return wire.send(java.util.Arrays.copyOf(request, request.length - 20));
                });
    }

    private void chunks() {
        var start = head("POST", PATH, "Content-Type: text/xml", "Transfer-Encoding: chunked");
        var refused = status(400, Reply.CLOSED);
        for (String chunk :
                List.of(
                        "zz\r\nab\r\n0\r\n\r\n",
                        "-1\r\nab\r\n0\r\n\r\n",
                        "0x2\r\nab\r\n0\r\n\r\n",
                        "fffffffffffffffff\r\nab\r\n0\r\n\r\n",
                        "80000000\r\nab\r\n0\r\n\r\n",
                        "2 2\r\nab\r\n0\r\n\r\n",
                        "\r\nab\r\n0\r\n\r\n",
                        "2\r\nabcdef\r\n0\r\n\r\n")) {
            add(
                    5,
                    "chunk size " + chunk.lines().findFirst().orElse("") + "#" + chunk.length(),
                    status(400, 413, Reply.CLOSED),
                    _ -> wire.send(start + chunk));
        }
        add(
                5,
                "garbage behind the last chunk",
                status(400),
                _ -> wire.sendToTheEnd(start + "2\r\nab\r\n0\r\n\r\nGARBAGE \r\n\r\n"));
        for (String line :
                List.of(
                        "GARBAGE\r\n\r\n",
                        "POST\r\n\r\n",
                        "POST " + PATH + "\r\n\r\n",
                        "POST " + PATH + " HTTP/9.9\r\n\r\n",
                        "POST " + PATH + " HTTQ/1.1\r\n\r\n",
                        "\u0000\u0001\u0002\u0003\r\n\r\n",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\r\n\r\n")) {
            add(
                    5,
                    "first line no. " + line.length() + "-" + Integer.toHexString(line.hashCode()),
                    status(400, 404, 505, Reply.CLOSED),
                    _ -> wire.sendToTheEnd(line));
        }
        add(
                5,
                "a header without a colon",
                refused,
                _ ->
                        wire.send(
                                "POST "
                                        + PATH
                                        + " HTTP/1.1\r\nHost: x\r\nNoColonHere\r\nContent-Length: 0\r\n\r\n"));
        add(
                5,
                "a header folded over two lines",
                status(400, 415, Reply.CLOSED),
                _ -> wire.send(head("POST", PATH, "X-Folded: a", " b", "Content-Length: 0")));
        add(
                5,
                "NUL in a header",
                refused,
                _ -> wire.send(head("POST", PATH, "X-Nul: a\u0000b", "Content-Length: 0")));
    }

    private void smuggling() {
        var refused = status(400).and("the connection is closed", Reply::closes);
        var hidden = "0\r\n\r\nGET /actuator/health HTTP/1.1\r\nHost: x\r\n\r\n";
        for (List<String> pair :
                List.of(
                        List.of("Content-Length: 4", "Transfer-Encoding: chunked"),
                        List.of("Transfer-Encoding: chunked", "Content-Length: 4"),
                        List.of("Content-Length: 4", "Transfer-Encoding: gzip, chunked"),
                        List.of("Content-Length: 4", "transfer-encoding: CHUNKED"),
                        List.of("Content-Length: 4", "Content-Length: 5"),
                        List.of("Content-Length: 4", "Transfer-Encoding : chunked"),
                        List.of("Content-Length: 4", "Transfer-Encoding:\tchunked"),
                        List.of("Content-Length: 4", "Transfer-Encoding: identity, chunked"))) {
            add(
                    6,
                    String.join(" + ", pair),
                    refused.and(
                            "nothing else is answered",
                            reply -> reply.rest().isEmpty() && reply.closes()),
                    _ ->
                            wire.sendToTheEnd(
                                    head("POST", PATH, pair.toArray(String[]::new)) + hidden));
        }
        for (String coding : List.of("xchunked", "chunked, chunked", "identity", "gzip")) {
            add(
                    6,
                    "Transfer-Encoding " + coding,
                    status(400, 411, 415, 501, 408, Reply.CLOSED).within(FIVE_SECONDS),
                    _ ->
                            wire.sendToTheEnd(
                                    head("POST", PATH, "Transfer-Encoding: " + coding) + hidden));
        }
    }

    private void packed() {
        for (String coding :
                List.of("gzip", "deflate", "br", "zstd", "x-nothing", "identity, gzip", "")) {
            add(
                    7,
                    "Content-Encoding '" + coding + "'",
                    status(413, 415),
                    mark ->
                            wire.send(
                                    Company.letter(mark)
                                            .request(wire.host(), "Content-Encoding: " + coding)));
        }
        add(
                7,
                "a gzip bomb",
                status(413, 415),
                mark ->
                        wire.send(
                                Company.letter(mark)
                                        .request(
                                                wire.host(),
                                                Bodies.gzipBomb(),
                                                "Content-Encoding: gzip")));
        add(
                7,
                "a gzip bomb that says nothing of it",
                status(400),
                mark -> wire.send(Company.letter(mark).request(wire.host(), Bodies.gzipBomb())));
    }

    private void methods() {
        for (String method :
                List.of(
                        "PUT",
                        "DELETE",
                        "PATCH",
                        "OPTIONS",
                        "HEAD",
                        "TRACE",
                        "CONNECT",
                        "BREW",
                        "PROPFIND",
                        "post",
                        "GETS")) {
            add(
                    8,
                    method,
                    status(405, 501),
                    _ ->
                            wire.sendToTheEnd(
                                    head(method, PATH, "Content-Length: 0", "Connection: close")));
        }
    }

    private void contentTypes() {
        for (String type :
                List.of(
                        "",
                        "application/json",
                        "text/plain",
                        "application/octet-stream",
                        "multipart/form-data; boundary=x",
                        "application/x-www-form-urlencoded",
                        "text/xml; charset=utf-8",
                        "text/xml; charset=gbk",
                        "text/xml; charset=utf-7",
                        "text/xml; charset=nonsense",
                        "text/xml; charset=",
                        "nonsense",
                        "/",
                        "text/",
                        "*/*",
                        "text/xml; q=\"",
                        "a".repeat(4000) + "/xml")) {
            var name = type.length() > 60 ? "of 4,004 letters" : "'" + type + "'";
            add(
                    9,
                    "content type " + name + ", a good body",
                    Company.leavingIsTold(),
                    mark ->
                            wire.send(
                                    Company.letter(mark)
                                            .withContentType(type)
                                            .request(wire.host())));
            var refused = type.startsWith("text/xml") ? status(400, 415) : status(415);
            add(
                    9,
                    "content type " + name + ", a bad body",
                    refused,
                    mark ->
                            wire.send(
                                    Company.letter(mark)
                                            .withContentType(type)
                                            .withBody("{\"a\":1}")
                                            .request(wire.host())));
        }
        for (String body :
                List.of("", " ", "<xml/>", "<xml>", "[]", "null", "<a/><b/>", "<xml><Encrypt/>")) {
            add(
                    9,
                    "as XML: '" + body + "'",
                    status(400),
                    mark -> wire.send(Company.letter(mark).withBody(body).request(wire.host())));
        }
    }

    private void paths() {
        for (String path : Lines.of("paths.txt")) {
            add(
                    11,
                    path,
                    status(400, 404),
                    mark -> {
                        var letter = Company.letter(mark).at(path);
                        return wire.send(letter.request(wire.host()));
                    });
        }
    }

    private void crowds() {
        var many = IntStream.range(0, 10_000);
        var parameters =
                many.mapToObj(number -> "p" + number + "=1")
                        .collect(java.util.stream.Collectors.joining("&"));
        var refused = status(400, 414, 431, Reply.CLOSED);
        add(
                12,
                "10,000 parameters",
                refused,
                _ -> wire.send(head("POST", PATH + "?" + parameters, "Content-Length: 0")));
        add(
                12,
                "a path of 100,000 letters",
                refused,
                _ -> wire.send(head("POST", "/" + "a".repeat(100_000), "Content-Length: 0")));
        add(
                12,
                "10,000 headers",
                refused,
                _ ->
                        wire.send(
                                head(
                                        "POST",
                                        PATH,
                                        IntStream.range(0, 10_000)
                                                .mapToObj(number -> "X-H" + number + ": 1")
                                                .toArray(String[]::new))));
        add(
                12,
                "a header of 100,000 letters",
                refused,
                _ ->
                        wire.send(
                                head(
                                        "POST",
                                        PATH,
                                        "X-Long: " + "a".repeat(100_000),
                                        "Content-Length: 0")));
        add(
                12,
                "a header name of 100,000 letters",
                refused,
                _ ->
                        wire.send(
                                head(
                                        "POST",
                                        PATH,
                                        "a".repeat(100_000) + ": 1",
                                        "Content-Length: 0")));
        add(
                12,
                "a method of 100,000 letters",
                status(400, 405, 414, 431, Reply.CLOSED),
                _ -> wire.send(head("A".repeat(100_000), PATH, "Content-Length: 0")));
        add(
                12,
                "signature of 10,000 letters",
                status(401),
                mark ->
                        wire.send(
                                Company.letter(mark)
                                        .withSignature("a".repeat(10_000))
                                        .request(wire.host())));
        add(
                12,
                "signature twice",
                status(401),
                mark -> {
                    var letter = Company.letter(mark);
                    return wire.send(
                            letter.at(PATH + "?msg_signature=forged&x=").request(wire.host()));
                });
    }

    private void notUtf8() {
        for (String hex :
                List.of(
                        "ff",
                        "c3",
                        "c328",
                        "e28228",
                        "f0288cbc",
                        "eda080",
                        "c080",
                        "fe",
                        "f4908080")) {
            var bad = java.util.HexFormat.of().parseHex(hex);
            add(
                    14,
                    "bytes " + hex + " in the envelope",
                    status(400),
                    mark ->
                            wire.send(
                                    Company.letter(mark)
                                            .request(
                                                    wire.host(),
                                                    Bodies.around("<xml><a>", bad, "</a></xml>"))));
            add(
                    14,
                    "bytes " + hex + " in a parameter",
                    status(400, 401),
                    mark -> {
                        var query =
                                "?msg_signature=%"
                                        + hex.substring(0, 2)
                                        + "&timestamp=1&nonce="
                                        + mark;
                        return wire.send(
                                head(
                                        "POST",
                                        PATH + query,
                                        "Content-Length: 0",
                                        "Content-Type: text/xml"));
                    });
        }
        add(
                14,
                "percent without digits",
                status(400, 401),
                _ ->
                        wire.send(
                                head(
                                        "POST",
                                        PATH + "?msg_signature=%zz&timestamp=%",
                                        "Content-Length: 0",
                                        "Content-Type: text/xml")));
        add(
                14,
                "raw bytes in the path",
                status(400, 404),
                _ -> wire.send(head("POST", PATH + "\u00ff\u00fe", "Content-Length: 0")));
    }

    private void unknownAddresses() {
        for (String path :
                List.of(
                        "corps/wwnobody00000001/1000002",
                        "corps/wwnobody00000001/999",
                        "corps/" + Company.CORP + "/999",
                        "corps/" + Company.CORP.toUpperCase(java.util.Locale.ROOT) + "/1000002",
                        "suites/wwnosuite/commands",
                        "suites/wwnosuite/data",
                        "suites/" + Company.CORP + "/commands",
                        "corps/" + "a".repeat(64) + "/1",
                        "corps/" + "a".repeat(65) + "/1")) {
            for (String method : List.of("POST", "GET")) {
                add(
                        15,
                        method + " " + path,
                        status(404).and("the same words as everywhere", HttpCases::saysNothing),
                        mark -> unknown(method, "/wecom/callbacks/" + path, mark));
            }
        }
    }

    private Reply unknown(String method, String path, String mark) {
        var letter = Company.letter(mark).at(path);
        return method.equals("POST")
                ? wire.send(letter.request(wire.host()))
                : wire.send(head("GET", path + letter.query() + "&echostr=x"));
    }

    private static boolean saysNothing(Reply reply) {
        return reply.body()
                        .equals(
                                "{\"detail\":\"There is nothing at this address.\",\"reason\":\"NOT_FOUND\",\"status\":404,\"title\":\"Not Found\",\"type\":\"/problems/not-found\"}")
                || Lines.sameFields(
                        reply.body(),
                        "/problems/not-found",
                        "NOT_FOUND",
                        "There is nothing at this address.");
    }

    private void http2() {
        var preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        var settings = "\0\0\0\4\0\0\0\0\0";
        var ping = "\0\0\10\6\0\0\0\0\0" + "12345678";
        var headersAndReset = "\0\0\1\1\5\0\0\0\1\202" + "\0\0\4\3\0\0\0\0\1\0\0\0\10";
        var over = status(Reply.CLOSED, 400, 404, 405, 505);
        add(16, "HTTP/2 at once", over, _ -> wire.sendToTheEnd(preface + settings));
        add(
                16,
                "a flood of pings",
                over,
                _ -> wire.sendToTheEnd(preface + settings + ping.repeat(10_000)));
        add(
                16,
                "a flood of resets",
                over,
                _ -> wire.sendToTheEnd(preface + settings + headersAndReset.repeat(10_000)));
        add(
                16,
                "an upgrade to HTTP/2",
                status(404, 405, 400),
                _ ->
                        wire.send(
                                head(
                                        "GET",
                                        "/nowhere",
                                        "Connection: Upgrade, HTTP2-Settings",
                                        "Upgrade: h2c",
                                        "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA")));
        add(
                16,
                "an upgrade to WebSocket",
                status(404, 405, 400, 401),
                _ ->
                        wire.send(
                                head(
                                        "GET",
                                        PATH,
                                        "Connection: Upgrade",
                                        "Upgrade: websocket",
                                        "Sec-WebSocket-Version: 13",
                                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")));
        add(
                16,
                "a thousand requests on one connection",
                status(404).within(FIVE_SECONDS),
                _ ->
                        wire.sendToTheEnd(
                                head("GET", "/nowhere").repeat(1_000)
                                        + head("GET", "/nowhere", "Connection: close")));
    }
}
