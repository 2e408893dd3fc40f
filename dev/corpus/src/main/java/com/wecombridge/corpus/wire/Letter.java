package com.wecombridge.corpus.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A callback as it is put on the wire.
 *
 * @param query vouches for it; see {@link #query}
 * @param headers whole lines, each with its end
 * @param body may hold bytes that are no text
 */
public record Letter(String method, String path, String query, String headers, String body) {

    /** The three parameters that vouch for a callback. */
    public static String query(String signature, String timestamp, String nonce) {
        return "?msg_signature=%s&timestamp=%s&nonce=%s"
                .formatted(encoded(signature), encoded(timestamp), encoded(nonce));
    }

    /** The outer XML. */
    public static String envelope(String toUserName, String encrypted) {
        return "<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[1]]></AgentID><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                .formatted(toUserName, encrypted);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public byte[] request(String host) {
        byte[] bytes = Bytes.of(body);
        var length = bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n";
        byte[] head =
                Bytes.of(
                        "%s %s%s HTTP/1.1\r\nHost: %s\r\n%s%s\r\n"
                                .formatted(method, path, query, host, headers, length));
        byte[] request = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        return request;
    }
}
