package com.wecombridge.faults.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * WeCom says that a member of the company changed, for the n-th time. The number makes the text
 * another one each time: two texts that are equal byte for byte would be one callback.
 */
public record Callback(String member, long number, Instant at) {

    public static Callback now(String member, long number) {
        return new Callback(member, number, Instant.now());
    }

    /** Says which one it is, in a field that nobody minds. */
    public String state() {
        return member + "#" + number;
    }

    String text() {
        return """
        <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>\
        <CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType>\
        <Event><![CDATA[change_contact]]></Event><ChangeType>update_user</ChangeType>\
        <UserID><![CDATA[%s]]></UserID><State><![CDATA[%s]]></State></xml>\
        """
                .formatted(Company.CORP, at.getEpochSecond(), member, state());
    }

    /** The id of its fact: SHA-256 over address, corp and text, as the gateway promises. */
    String id() {
        try {
            var whole = Company.CALLBACKS + "\n" + Company.CORP + "\n" + text();
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
