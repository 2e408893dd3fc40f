package com.wecombridge.acceptance.hunt;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Secrets that exist for one run and are known again wherever they turn up. Each is remembered with
 * what it is and where it was planted, so that a leak can be told without repeating it.
 */
final class Canaries {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SHORTEST = 11;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> planted = Collections.synchronizedMap(new LinkedHashMap<>());

    /** A secret, a token, a code: letters and digits. */
    String secret(String where) {
        return remembered("canary" + letters(18), where);
    }

    /** WeCom's form of an AES key. */
    String aesKey(String where) {
        return remembered(letters(42) + "A", where);
    }

    /** As {@code openssl rand -base64 32} makes it. */
    String masterKey(String where) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return remembered(Base64.getEncoder().encodeToString(bytes), where);
    }

    /** A mobile number; no network gives out 199 99. */
    String phone(String where) {
        return remembered("19999%06d".formatted(random.nextInt(1_000_000)), where);
    }

    String mail(String where) {
        return remembered(letters(16) + "@canary.example", where);
    }

    /** What somebody said in a chat. */
    String chatText(String where) {
        return "报价" + remembered("canary" + letters(14), where) + "请保密";
    }

    /** A secret that others made: a token of WeCom, a password of the stack. */
    void made(String secret, String what) {
        if (secret.length() >= SHORTEST) {
            remembered(secret, what);
        }
    }

    int count() {
        return planted.size();
    }

    Map<String, Long> countByPlace() {
        return planted.values().stream()
                .collect(
                        Collectors.groupingBy(
                                where -> where, LinkedHashMap::new, Collectors.counting()));
    }

    Set<String> all() {
        return Set.copyOf(planted.keySet());
    }

    String whereOf(String canary) {
        return planted.getOrDefault(canary, "nowhere");
    }

    private String remembered(String canary, String where) {
        planted.put(canary, where);
        return canary;
    }

    private String letters(int count) {
        return random.ints(count, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
