package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Bytes;
import com.wecombridge.corpus.wire.Letter;
import com.wecombridge.corpus.wire.Reply;
import com.wecombridge.corpus.wire.Seal;
import com.wecombridge.corpus.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Says callbacks whose parts are as a case wants them, and otherwise as they should be. */
public final class Callbacks implements Library.Speaker {

    private final Wire wire;
    private final Suite suite;

    public Callbacks(Wire wire, Suite suite) {
        this.wire = wire;
        this.suite = suite;
    }

    @Override
    public List<Reply> say(Map<String, String> parts, Words words) {
        var draft =
                new Draft(parts, words.with("leaves", () -> Company.leaves(words.fill("«mark»"))));
        var text = draft.text();
        return new Repetition(parts)
                .of(
                        () -> send(draft.letter(text), parts),
                        () -> {
                            var letter = draft.letter(text);
                            return () -> send(letter, parts);
                        });
    }

    private Reply send(Letter letter, Map<String, String> parts) {
        byte[] request = letter.request(wire.host());
        int cut = Integer.parseInt(parts.getOrDefault("cut", "0"));
        return wire.send(java.util.Arrays.copyOf(request, request.length - cut));
    }

    /** One letter in the making. */
    private final class Draft {

        private final Map<String, String> parts;
        private final Words words;
        private final boolean ofSuite;

        Draft(Map<String, String> parts, Words words) {
            this.parts = parts;
            this.words = words;
            this.ofSuite = parts.getOrDefault("keys", "").equals("suite");
        }

        private String part(String name, Supplier<String> good) {
            var wanted = parts.get(name);
            return wanted == null ? good.get() : words.with("good", good).fill(wanted);
        }

        private Seal seal() {
            var good = ofSuite ? suite.seal() : Company.seal();
            return new Seal(
                    part("token", good::token),
                    part("key", good::aesKey),
                    part("receiver", good::receiver));
        }

        String text() {
            var inside = words.with("fields", () -> Company.fieldsOfLeaving(words.fill("«mark»")));
            if (parts.containsKey("text")) {
                return inside.with("good", () -> words.fill("«leaves»")).fill(parts.get("text"));
            }
            return parts.containsKey("event") || parts.containsKey("fields")
                    ? Company.event(part("event", () -> "change_contact"), part("fields", () -> ""))
                    : words.fill("«leaves»");
        }

        private String cipher(String text) {
            byte[] bytes = Bytes.of(text);
            int length = Integer.parseInt(part("length", () -> Integer.toString(bytes.length)));
            byte[] blocks =
                    parts.containsKey("blocks")
                            ? Bytes.of(part("blocks", () -> ""))
                            : Seal.padded(seal().plain(length, bytes));
            if (parts.containsKey("padding")) {
                blocks[blocks.length - 1] = (byte) Integer.parseInt(part("padding", () -> ""));
            }
            return part("cipher", () -> seal().encryptBlocks(blocks));
        }

        Letter letter(String text) {
            var cipher = cipher(text);
            var to = ofSuite ? suite.id() : Company.CORP;
            var outside =
                    words.with("cipher", cipher)
                            .with("fields", "<Encrypt>" + cipher + "</Encrypt>")
                            .with("good", () -> Letter.envelope(to, cipher))
                            .with(
                                    "another's body",
                                    () -> Letter.envelope(to, seal().encrypt("another")));
            var body = outside.fill(parts.getOrDefault("body", "«good»"));
            var method = part("method", () -> "POST");
            boolean posts = method.equals("POST");
            return new Letter(
                    method,
                    part("path", () -> Company.PATH),
                    query(cipher) + (posts ? "" : "&echostr=" + Letter.encoded(cipher)),
                    type() + part("headers", () -> ""),
                    posts ? body : "");
        }

        private String query(String cipher) {
            var timestamp = part("timestamp", () -> words.fill("«now»"));
            var nonce = "corpus" + System.nanoTime();
            var seal = seal();
            var signature =
                    words.with("good", () -> seal.sign(timestamp, nonce, cipher))
                            .with(
                                    "another's signature",
                                    () -> seal.sign(timestamp, nonce, seal.encrypt("another")))
                            .fill(parts.getOrDefault("signature", "«good»"));
            return part("query", () -> Letter.query(signature, timestamp, nonce));
        }

        private String type() {
            var type = part("type", () -> "text/xml");
            return type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        }
    }
}
