package com.wecombridge.faultproxy.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands before the blank line; its length is that of the text without it. */
record HttpHead(String firstLine, List<String> fields, long length) {

    static HttpHead of(String text) {
        var lines = List.of(text.split("\r\n", -1));
        return new HttpHead(lines.getFirst(), lines.subList(1, lines.size()), text.length());
    }

    boolean isChunked() {
        return field("transfer-encoding")
                .filter(coding -> coding.toLowerCase(Locale.ROOT).endsWith("chunked"))
                .isPresent();
    }

    Optional<Long> contentLength() {
        return field("content-length")
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    private Optional<String> field(String name) {
        return fields.stream()
                .map(field -> field.split(":", 2))
                .filter(field -> field.length == 2 && field[0].equalsIgnoreCase(name))
                .map(field -> field[1].strip())
                .findFirst();
    }
}
