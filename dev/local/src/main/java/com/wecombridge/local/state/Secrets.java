package com.wecombridge.local.state;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/** Secrets of this one stack: each is made the first time it is asked for, and kept. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Path file;
    private final Properties known;

    private Secrets(Path file) {
        this.file = file;
        this.known = StateFolder.read(file);
    }

    public static Secrets in(StateFolder state) {
        return new Secrets(state.root().resolve("secrets.properties"));
    }

    /** Letters and digits: fit for a URL, an XML file, a shell. */
    public String password(String name) {
        return kept(name, () -> HexFormat.of().formatHex(random(16)));
    }

    /** 32 bytes in Base64. */
    public String masterKey() {
        return kept("master-key", () -> Base64.getEncoder().encodeToString(random(32)));
    }

    /** WeCom's form of an AES key: 43 letters or digits, almost the Base64 of 32 bytes. */
    public String encodingAesKey() {
        return kept("suite-encoding-aes-key", Secrets::lettersAndDigits);
    }

    private static String lettersAndDigits() {
        return RANDOM.ints(43, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(joining());
    }

    private synchronized String kept(String name, Supplier<String> fresh) {
        String value = known.getProperty(name);
        if (value == null) {
            value = fresh.get();
            known.setProperty(name, value);
            StateFolder.write(file, known);
        }
        return value;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
