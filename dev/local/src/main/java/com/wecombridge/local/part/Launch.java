package com.wecombridge.local.part;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a process is started.
 *
 * @param environment all it gets, beside the few variables every program needs
 */
public record Launch(List<String> command, Map<String, String> environment) {

    /** Start-up caches come and go without making it another program. */
    private static final String START_UP_CACHE = "-XX:AOT";

    private static final String HEAP = "-Xmx";

    /** The same program, told something else. */
    public Launch with(Map<String, String> settings) {
        var all = new TreeMap<>(environment);
        all.putAll(settings);
        return new Launch(command, all);
    }

    /** The same Java program with another heap. */
    public Launch withHeap(String size) {
        return new Launch(
                command.stream()
                        .map(argument -> argument.startsWith(HEAP) ? HEAP + size : argument)
                        .toList(),
                environment);
    }

    /** Equal for equal commands and settings; tells nothing about the secrets among them. */
    public String fingerprint() {
        List<String> lasting =
                command.stream().filter(argument -> !argument.startsWith(START_UP_CACHE)).toList();
        return sha256(lasting + "\n" + new TreeMap<>(environment));
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
