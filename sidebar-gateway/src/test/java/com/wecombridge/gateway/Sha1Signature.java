package com.wecombridge.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** WeCom's signature, written a second time: SHA-1 over the sorted parts. */
final class Sha1Signature {

    private Sha1Signature() {}

    static String of(String... parts) {
        try {
            var text = Stream.of(parts).sorted().collect(Collectors.joining());
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
