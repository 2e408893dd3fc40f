package com.wecombridge.gateway.domain;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.EventId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * When two callbacks are one: the same text for the same receiver. The random bytes, nonce and
 * timestamp around it differ in each of WeCom's attempts and do not count.
 *
 * @param value SHA-256 in hex
 */
public record CallbackIdentity(String value) {

    /** The identity of a text at an address; the corp is absent where none was named. */
    public static CallbackIdentity of(CallbackAddress address, Optional<CorpId> corp, String text) {
        String receiver = address.path() + "\n" + corp.map(CorpId::value).orElse("") + "\n";
        return new CallbackIdentity(HexFormat.of().formatHex(sha256(receiver + text)));
    }

    /** The fact told of the callback carries the same identity. */
    public EventId eventId() {
        return new EventId(value);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256", missing);
        }
    }
}
