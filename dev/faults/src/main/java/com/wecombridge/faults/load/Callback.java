package com.wecombridge.faults.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * WeCom says that a member changed, for the n-th time. The number makes the text another one each
 * time: two texts that are equal byte for byte would be one callback.
 *
 * @param corp whose app is called
 * @param member who changed
 */
public record Callback(String corp, String app, String member, long number, Instant at) {

    String text() {
        return """
        <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>\
        <CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType>\
        <Event><![CDATA[change_contact]]></Event><ChangeType>update_user</ChangeType>\
        <UserID><![CDATA[%s]]></UserID><Name><![CDATA[%s %d]]></Name></xml>\
        """
                .formatted(corp, at.getEpochSecond(), member, member, number);
    }

    String path() {
        return "corps/" + corp + "/" + app;
    }

    /** The id of its fact: SHA-256 over address, corp and text, as the gateway promises. */
    String id() {
        try {
            var whole = path() + "\n" + corp + "\n" + text();
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
