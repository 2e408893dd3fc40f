package com.wecombridge.corpus.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A callback on its way, each part of it to be spoiled.
 *
 * @param path of the callback address
 * @param encrypted the Base64 text that was signed
 * @param body what is posted
 */
public record Letter(
        String path, Signature signature, String contentType, String encrypted, String body) {

    /** The three parameters that vouch for it. */
    public record Signature(String value, String timestamp, String nonce) {

        String query() {
            return "?msg_signature=%s&timestamp=%s&nonce=%s"
                    .formatted(encode(value), encode(timestamp), encode(nonce));
        }
    }

    /** A good one. */
    public static Letter of(String path, Seal seal, String text) {
        return sealed(path, seal, seal.encrypt(text));
    }

    /** Signed now, whatever the ciphertext is. */
    public static Letter sealed(String path, Seal seal, String encrypted) {
        return sealedAt(path, seal, encrypted, Long.toString(Instant.now().getEpochSecond()));
    }

    /** Signed well with any time. */
    public static Letter sealedAt(String path, Seal seal, String encrypted, String timestamp) {
        var nonce = "corpus" + System.nanoTime();
        var signature = new Signature(seal.sign(timestamp, nonce, encrypted), timestamp, nonce);
        return new Letter(
                path, signature, "text/xml", encrypted, envelope(seal.receiver(), encrypted));
    }

    public static String envelope(String toUserName, String encrypted) {
        return "<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[1]]></AgentID><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                .formatted(toUserName, encrypted);
    }

    public Letter withSignature(String value) {
        return new Letter(
                path,
                new Signature(value, signature.timestamp(), signature.nonce()),
                contentType,
                encrypted,
                body);
    }

    public Letter withBody(String other) {
        return new Letter(path, signature, contentType, encrypted, other);
    }

    public Letter withContentType(String other) {
        return new Letter(path, signature, other, encrypted, body);
    }

    public Letter at(String otherPath) {
        return new Letter(otherPath, signature, contentType, encrypted, body);
    }

    public String query() {
        return signature.query();
    }

    /** As a request with further header lines. */
    public byte[] request(String host, String... headers) {
        return request(host, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** As a request with other bytes. */
    public byte[] request(String host, byte[] bytes, String... headers) {
        var type = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
        var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        var head =
                "POST %s%s HTTP/1.1\r\nHost: %s\r\n%s%sContent-Length: %d\r\n\r\n"
                        .formatted(path, query(), host, type, more, bytes.length)
                        .getBytes(StandardCharsets.ISO_8859_1);
        var request = java.util.Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        return request;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
