package com.wecombridge.wecom.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The deployment's master keys by id; the first one closes, all of them open. */
public final class MasterKeys {

    /** The key of the local profile: everyone can read it here, so no other profile takes it. */
    public static final String LOCAL =
            Base64.getEncoder()
                    .encodeToString(
                            "local only, known to everybody!!".getBytes(StandardCharsets.US_ASCII));

    private static final String FIRST_ID = "v1";
    private static final int KEY_BYTES = 32;
    private static final int FEWEST_DIFFERENT_BYTES = 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    private final String currentId;
    private final Map<String, SecretKey> keys;

    private MasterKeys(String currentId, Map<String, SecretKey> keys) {
        this.currentId = currentId;
        this.keys = Map.copyOf(keys);
    }

    /**
     * Reads the setting: one key, or {@code v2:<key>,v1:<key>} while one replaces another. A key
     * without an id is {@code v1}.
     *
     * @throws UnusableMasterKeyException with one line for the operator
     */
    public static MasterKeys of(String setting) {
        var keys = new LinkedHashMap<String, SecretKey>();
        for (String part : setting.strip().split(",", -1)) {
            int colon = part.indexOf(':');
            String id = colon < 0 ? FIRST_ID : part.substring(0, colon).strip();
            if (!ID.matcher(id).matches()) {
                throw new UnusableMasterKeyException("has a key whose id is not letters or digits");
            }
            if (keys.put(id, key(id, part.substring(colon + 1).strip())) != null) {
                throw new UnusableMasterKeyException("names the key " + id + " twice");
            }
        }
        return new MasterKeys(keys.keySet().iterator().next(), keys);
    }

    /**
     * Like {@link #of}, and refuses what only fits a developer's machine, and what a person made
     * up.
     *
     * @throws UnusableMasterKeyException with one line for the operator
     */
    public static MasterKeys forProduction(String setting) {
        if (setting.isBlank()) {
            throw new UnusableMasterKeyException("is not set");
        }
        if (setting.contains(LOCAL)) {
            throw new UnusableMasterKeyException("is the default of the local profile");
        }
        var made = of(setting);
        made.keys.forEach((id, key) -> {
            if (isMadeUp(key.getEncoded())) {
                throw new UnusableMasterKeyException("must be random, and key " + id + " is not");
            }
        });
        return made;
    }

    /**
     * Chance makes one of these about once in a million million keys: few different bytes, text, or
     * bytes at an equal distance.
     */
    private static boolean isMadeUp(byte[] key) {
        long different = IntStream.range(0, KEY_BYTES).map(i -> key[i]).distinct().count();
        boolean text = IntStream.range(0, KEY_BYTES).allMatch(i -> key[i] >= ' ' && key[i] <= '~');
        boolean even =
                IntStream.range(2, KEY_BYTES)
                        .allMatch(i -> (byte) (key[i] - key[i - 1]) == (byte) (key[1] - key[0]));
        return different < FEWEST_DIFFERENT_BYTES || text || even;
    }

    String currentId() {
        return currentId;
    }

    Optional<SecretKey> named(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new UnusableMasterKeyException("is not Base64 (key " + id + ")");
        }
        if (bytes.length != KEY_BYTES) {
            throw new UnusableMasterKeyException(
                    "must hold 32 bytes, and key " + id + " holds " + bytes.length);
        }
        return new SecretKeySpec(bytes, "HKDF");
    }

    @Override
    public String toString() {
        return "***";
    }
}
