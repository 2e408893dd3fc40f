package com.wecombridge.gateway;

import com.wecombridge.wecom.callback.CallbackCipher;
import com.wecombridge.wecom.callback.CallbackKey;
import com.wecombridge.wecom.callback.EncryptedCallback;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Plays WeCom: encrypts and signs callbacks under one pair of keys. */
public record Sender(String token, String encodingAesKey) {

    /** A callback on its way: the query and the body. */
    public record Posted(String query, String body) {}

    /** Encrypts anew each time, as WeCom does for a retry. */
    public Posted post(String receiver, String xml) {
        return post(receiver, receiver, xml, Instant.now().getEpochSecond());
    }

    public Posted post(String receiver, String toUserName, String xml, long timestamp) {
        var closed = close(receiver, xml, Long.toString(timestamp));
        return new Posted(query(closed), envelope(toUserName, closed.encrypted()));
    }

    /** Something that is signed and no callback. */
    public Posted signed(String receiver, String encrypted) {
        return signed(receiver, encrypted, Long.toString(Instant.now().getEpochSecond()));
    }

    public Posted signed(String receiver, String encrypted, String timestamp) {
        var nonce = nonce();
        return new Posted(
                "?msg_signature="
                        + Sha1Signature.of(token, timestamp, nonce, encrypted)
                        + "&timestamp="
                        + URLEncoder.encode(timestamp, StandardCharsets.UTF_8)
                        + "&nonce="
                        + nonce,
                envelope(receiver, encrypted));
    }

    /** The query of an address check. */
    public String check(String receiver, String echo) {
        var closed = close(receiver, echo, Long.toString(Instant.now().getEpochSecond()));
        return query(closed)
                + "&echostr="
                + URLEncoder.encode(closed.encrypted(), StandardCharsets.UTF_8);
    }

    private EncryptedCallback close(String receiver, String text, String timestamp) {
        return new CallbackCipher(CallbackKey.of(token, encodingAesKey))
                .close(text, receiver, timestamp, nonce());
    }

    private static String nonce() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L));
    }

    private static String query(EncryptedCallback closed) {
        var signature = closed.signature();
        return "?msg_signature="
                + signature.msgSignature()
                + "&timestamp="
                + signature.timestamp()
                + "&nonce="
                + signature.nonce();
    }

    private static String envelope(String toUserName, String encrypted) {
        return "<xml><ToUserName><![CDATA[%s]]></ToUserName><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                .formatted(toUserName, encrypted);
    }
}
