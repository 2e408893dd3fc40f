package com.wecombridge.corpus.cases;

import static com.wecombridge.corpus.cases.Company.CORP;
import static com.wecombridge.corpus.cases.Company.PATH;
import static com.wecombridge.corpus.cases.Company.seal;
import static com.wecombridge.corpus.cases.Expected.quarantined;
import static com.wecombridge.corpus.cases.Expected.status;

import com.wecombridge.corpus.wire.Letter;
import com.wecombridge.corpus.wire.Reply;
import com.wecombridge.corpus.wire.Seal;
import com.wecombridge.corpus.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Group 2: signature and encryption. */
public final class SignatureCases {

    private static final long TEN_MINUTES = 600;

    private final Wire wire;
    private final List<Case> cases = new ArrayList<>();

    private SignatureCases(Wire wire) {
        this.wire = wire;
    }

    public static List<Case> all(Wire wire) {
        var group = new SignatureCases(wire);
        group.signatures();
        group.otherBodies();
        group.times();
        group.replays();
        group.base64();
        group.blocks();
        group.innerLengths();
        group.receivers();
        group.checks();
        group.notXml();
        return List.copyOf(group.cases);
    }

    private void add(int row, String name, Expected expected, Case.Act act) {
        cases.add(new Case(row, name, act, expected));
    }

    private Reply send(Letter letter) {
        return wire.send(letter.request(wire.host()));
    }

    private void signatures() {
        var spoiled =
                Map.<String, java.util.function.UnaryOperator<String>>of(
                        "empty", _ -> "",
                        "a letter short", good -> good.substring(1),
                        "a letter long", good -> good + "0",
                        "in capitals", good -> good.toUpperCase(Locale.ROOT),
                        "with a blank", good -> good + " ",
                        "of zeros", _ -> "0".repeat(40),
                        "in Base64", _ -> "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=",
                        "in Chinese", _ -> "签".repeat(40),
                        "of SHA-256 length", _ -> "0".repeat(64));
        spoiled.forEach((name, spoil) ->
                add(
                        18,
                        "signature " + name,
                        status(401),
                        mark -> {
                            var letter = Company.letter(mark);
                            return send(
                                    letter.withSignature(spoil.apply(letter.signature().value())));
                        }));
        for (String parameter : List.of("msg_signature", "timestamp", "nonce")) {
            add(
                    18,
                    "without " + parameter,
                    status(401),
                    mark -> {
                        var letter = Company.letter(mark);
                        var query = letter.query().replace(parameter + "=", "x=");
                        return wire.send(posting(letter, query));
                    });
        }
        for (int position : List.of(0, 1, 19, 20, 38, 39)) {
            add(
                    20,
                    "one bit off in letter " + position,
                    status(401),
                    mark -> {
                        var letter = Company.letter(mark);
                        return send(
                                letter.withSignature(
                                        flipped(letter.signature().value(), position)));
                    });
        }
    }

    private String posting(Letter letter, String query) {
        return "POST %s%s HTTP/1.1\r\nHost: %s\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(PATH, query, wire.host(), letter.body().length(), letter.body());
    }

    private static String flipped(String hex, int position) {
        var letters = hex.toCharArray();
        letters[position] = Character.forDigit(Character.digit(letters[position], 16) ^ 1, 16);
        return new String(letters);
    }

    private void otherBodies() {
        add(
                19,
                "the signature of another callback",
                status(401),
                mark ->
                        send(
                                Company.letter(mark)
                                        .withSignature(
                                                Company.letter("o" + mark).signature().value())));
        add(
                19,
                "the body of another callback",
                status(401),
                mark -> send(Company.letter(mark).withBody(Company.letter("o" + mark).body())));
        add(
                19,
                "one bit off in the ciphertext",
                status(401),
                mark -> {
                    var letter = Company.letter(mark);
                    var body = letter.body().toCharArray();
                    int place = letter.body().indexOf(letter.encrypted()) + 8;
                    body[place] = (char) (body[place] ^ 1);
                    return send(letter.withBody(new String(body)));
                });
        add(
                19,
                "signed with another token",
                status(401),
                mark -> send(Letter.of(PATH, seal().withToken("Another1"), Company.leaves(mark))));
        add(
                19,
                "signed with the empty token",
                status(401),
                mark -> send(Letter.of(PATH, seal().withToken(""), Company.leaves(mark))));
        add(
                19,
                "a good one of another address",
                status(404),
                mark -> send(Company.letter(mark).at("/wecom/callbacks/corps/" + CORP + "/7")));
        add(
                19,
                "Encrypt twice, the second is signed",
                status(401),
                mark -> {
                    var letter = Company.letter(mark);
                    return send(
                            letter.withBody(
                                    letter.body()
                                            .replace(
                                                    "<Encrypt>",
                                                    "<Encrypt>AAAA</Encrypt><Encrypt>")));
                });
    }

    private void times() {
        long now = Instant.now().getEpochSecond();
        for (long off : List.of(-TEN_MINUTES - 1, -3600L, -86_400L, TEN_MINUTES + 60, 3600L)) {
            add(
                    21,
                    "signed " + off + " s from now",
                    status(401),
                    mark -> send(at(mark, Long.toString(Instant.now().getEpochSecond() + off))));
        }
        for (String time :
                List.of(
                        "",
                        " ",
                        "0",
                        "-1",
                        "abc",
                        "1e9",
                        "0x10",
                        "9223372036854775807",
                        "9223372036854775808",
                        "18446744073709551616",
                        now + ".5",
                        "+" + now,
                        " " + now,
                        now + " ",
                        now + "000",
                        "0".repeat(4000),
                        "１７３２８６４０００",
                        "NaN")) {
            var name = time.length() > 40 ? "of 4,000 zeros" : "'" + time + "'";
            add(21, "timestamp " + name, status(401), mark -> send(at(mark, time)));
        }
        add(
                23,
                "a replay after the window",
                status(401),
                mark ->
                        send(
                                at(
                                        mark,
                                        Long.toString(
                                                Instant.now().getEpochSecond()
                                                        - 2 * TEN_MINUTES))));
    }

    private Letter at(String mark, String timestamp) {
        return Letter.sealedAt(PATH, seal(), seal().encrypt(Company.leaves(mark)), timestamp);
    }

    private void replays() {
        add(
                22,
                "the same bytes three times",
                Company.leavingIsTold(),
                mark -> {
                    var letter = Company.letter(mark);
                    send(letter);
                    send(letter);
                    return send(letter);
                });
        add(
                22,
                "the same text, encrypted and signed anew",
                Company.leavingIsTold(),
                mark -> {
                    var text = Company.leaves(mark);
                    send(Letter.of(PATH, seal(), text));
                    return send(Letter.of(PATH, seal(), text));
                });
    }

    private void base64() {
        var spoiled =
                Map.<String, java.util.function.UnaryOperator<String>>of(
                        "a foreign letter", good -> "*" + good.substring(1),
                        "no padding", good -> good.substring(0, good.length() - 1),
                        "a blank inside", good -> good.substring(0, 8) + " " + good.substring(8),
                        "a line break inside",
                                good -> good.substring(0, 8) + "\n" + good.substring(8),
                        "letters of URLs", good -> "-_" + good.substring(2),
                        "padding in the middle", good -> "AA==" + good,
                        "200,000 times =", good -> good.substring(0, 40) + "=".repeat(200_000),
                        "Chinese", good -> "企" + good,
                        "emoji", good -> "😀" + good);
        spoiled.forEach((name, spoil) -> {
            add(
                    25,
                    name + ", signed",
                    quarantined("cipher NOT_BASE64"),
                    mark -> send(Letter.sealed(PATH, seal(), spoil.apply(seal().encrypt(mark)))));
            add(
                    25,
                    name + ", not signed",
                    status(401),
                    mark ->
                            send(
                                    Letter.sealed(PATH, seal(), spoil.apply(seal().encrypt(mark)))
                                            .withSignature("0".repeat(40))));
        });
        add(
                25,
                "a megabyte of =",
                status(413),
                _ -> send(Letter.sealed(PATH, seal(), "=".repeat(1024 * 1024))));
    }

    private void blocks() {
        for (int bytes : List.of(1, 15, 17, 31, 33, 47, 1001)) {
            add(
                    26,
                    bytes + " bytes",
                    quarantined("cipher NOT_WHOLE_BLOCKS"),
                    _ -> {
                        var cipher = new byte[bytes];
                        new java.security.SecureRandom().nextBytes(cipher);
                        return send(
                                Letter.sealed(
                                        PATH,
                                        seal(),
                                        java.util.Base64.getEncoder().encodeToString(cipher)));
                    });
        }
        for (int bytes : List.of(16, 32, 48, 160_000)) {
            add(
                    26,
                    bytes + " random bytes",
                    quarantined("cipher "),
                    _ -> {
                        var cipher = new byte[bytes];
                        new java.security.SecureRandom().nextBytes(cipher);
                        return send(
                                Letter.sealed(
                                        PATH,
                                        seal(),
                                        java.util.Base64.getEncoder().encodeToString(cipher)));
                    });
        }
        add(
                26,
                "signed under the right token, encrypted under another key",
                quarantined("cipher "),
                mark ->
                        send(
                                Letter.sealed(
                                        PATH,
                                        seal(),
                                        seal().withKey("B".repeat(43))
                                                .encrypt(Company.leaves(mark)))));
    }

    private void innerLengths() {
        for (int length :
                List.of(
                        -1,
                        Integer.MIN_VALUE,
                        Integer.MAX_VALUE,
                        Integer.MAX_VALUE - 20,
                        10_000,
                        0x01000000)) {
            add(
                    28,
                    "inner length " + length,
                    quarantined("cipher LENGTH_WRONG"),
                    mark ->
                            send(
                                    inner(
                                            Seal.padded(
                                                    seal().plain(
                                                                    length,
                                                                    mark.getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8))))));
        }
        for (int padding : List.of(0, 33, 64, 127, 255)) {
            add(
                    28,
                    "padding of " + padding,
                    quarantined("cipher PADDING_WRONG"),
                    mark -> {
                        var padded =
                                Seal.padded(
                                        seal().plain(
                                                        mark.length(),
                                                        mark.getBytes(StandardCharsets.UTF_8)));
                        padded[padded.length - 1] = (byte) padding;
                        return send(inner(padded));
                    });
        }
        add(
                28,
                "padding that is not all alike",
                quarantined("cipher PADDING_WRONG"),
                mark -> {
                    var plain = seal().plain(mark.length(), mark.getBytes(StandardCharsets.UTF_8));
                    var padded =
                            Seal.padded(
                                    Arrays.copyOf(
                                            plain, plain.length + 32 - plain.length % 32 + 3));
                    padded[padded.length - 2] ^= 1;
                    return send(inner(padded));
                });
        add(
                28,
                "nothing but padding",
                quarantined("cipher "),
                mark -> {
                    var padded = new byte[32];
                    Arrays.fill(padded, (byte) 32);
                    return send(inner(padded));
                });
        for (String hex : List.of("ff", "c328", "eda080", "c080")) {
            add(
                    28,
                    "a text of bytes " + hex,
                    quarantined("cipher NOT_UTF8"),
                    mark ->
                            send(
                                    Letter.sealed(
                                            PATH,
                                            seal(),
                                            seal().encrypt(
                                                            Bodies.around(
                                                                    mark,
                                                                    java.util.HexFormat.of()
                                                                            .parseHex(hex),
                                                                    "")))));
        }
    }

    private static Letter inner(byte[] padded) {
        return Letter.sealed(PATH, seal(), seal().encryptBlocks(padded));
    }

    private void receivers() {
        for (String other :
                List.of(
                        "wwelse0000000001",
                        "",
                        CORP + "x",
                        CORP.substring(1),
                        CORP.toUpperCase(Locale.ROOT),
                        " " + CORP,
                        CORP + "\0",
                        "wwlocalsuite000001")) {
            add(
                    19,
                    "for the receiver '" + other.replace("\0", "NUL") + "'",
                    status(401),
                    mark ->
                            send(
                                    Letter.sealed(
                                            PATH,
                                            seal(),
                                            seal().withReceiver(other)
                                                    .encrypt(Company.leaves(mark)))));
        }
    }

    private void checks() {
        var good = status(200).and("the plain text and nothing else", SignatureCases::isEcho);
        add(32, "a good check", good, _ -> check(seal(), seal().encrypt("echo12345678")));
        add(
                32,
                "for another corp",
                status(401),
                _ ->
                        check(
                                seal(),
                                seal().withReceiver("wwelse0000000001").encrypt("echo12345678")));
        add(
                32,
                "signed with another token",
                status(401),
                _ -> check(seal().withToken("Another1"), seal().encrypt("echo12345678")));
        add(32, "a ciphertext that is broken", status(401), _ -> check(seal(), "AAAA"));
        add(32, "no Base64", status(401), _ -> check(seal(), "***"));
        add(32, "an empty one", status(401), _ -> check(seal(), ""));
        add(
                32,
                "replayed after an hour",
                status(401),
                _ ->
                        checked(
                                Letter.sealedAt(
                                        PATH,
                                        seal(),
                                        seal().encrypt("echo12345678"),
                                        Long.toString(Instant.now().getEpochSecond() - 3600))));
        add(
                32,
                "tampered",
                status(401),
                _ -> {
                    var letter = Letter.sealed(PATH, seal(), seal().encrypt("echo12345678"));
                    return checked(letter.withSignature(flipped(letter.signature().value(), 5)));
                });
        add(
                32,
                "nothing at all",
                status(401),
                _ -> wire.send("GET " + PATH + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    private static boolean isEcho(Reply reply) {
        return reply.body().equals("echo12345678");
    }

    private Reply check(Seal signer, String echo) {
        return checked(Letter.sealed(PATH, signer, echo));
    }

    private Reply checked(Letter letter) {
        return wire.send(
                "GET %s%s&echostr=%s HTTP/1.1\r\nHost: %s\r\n\r\n"
                        .formatted(
                                PATH,
                                letter.query(),
                                java.net.URLEncoder.encode(
                                        letter.encrypted(), StandardCharsets.UTF_8),
                                wire.host()));
    }

    private void notXml() {
        for (String text :
                List.of("", "{\"a\":1}", "hello", "<xml>", "</xml>", "\0", "企业微信", "<xml></yml>")) {
            add(
                    33,
                    "the text is '" + text.replace("\0", "NUL") + "'",
                    quarantined("xml"),
                    mark -> send(Company.saying(text + "<!-- " + mark)));
        }
    }
}
