package com.wecombridge.corpus.wire;

import java.time.Duration;
import java.util.Locale;

/**
 * What came back on a connection.
 *
 * @param status of the first answer; {@link #CLOSED} and {@link #SILENT} where there was none
 * @param head of the first answer, in small letters
 * @param rest whatever came behind the first answer
 */
public record Reply(int status, String head, String body, String rest, Duration took) {

    /** The connection ended without an answer. */
    public static final int CLOSED = 0;

    /** Nothing came as long as we waited. */
    public static final int SILENT = -1;

    /** Whether the server said that this connection is over. */
    public boolean closes() {
        return status == CLOSED || head.contains("connection: close");
    }

    /** The same, after another that took some time as well. */
    public Reply after(Duration more) {
        return new Reply(status, head, body, rest, took.plus(more));
    }

    static Reply read(String text, boolean ended, Duration took) {
        if (!text.startsWith("HTTP/1.")) {
            return new Reply(ended ? CLOSED : SILENT, "", text, "", took);
        }
        int end = text.indexOf("\r\n\r\n");
        var head = (end < 0 ? text : text.substring(0, end)).toLowerCase(Locale.ROOT);
        var behind = end < 0 ? "" : text.substring(end + 4);
        int status = Integer.parseInt(text.substring(9, 12));
        int length = Math.min(behind.length(), lengthOf(head).orElse(behind.length()));
        return new Reply(status, head, behind.substring(0, length), behind.substring(length), took);
    }

    /** Whether the first answer is there as a whole. */
    static boolean isWhole(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        var head = text.substring(0, end).toLowerCase(Locale.ROOT);
        var behind = text.length() - end - 4;
        return lengthOf(head)
                .map(length -> behind >= length)
                .orElse(
                        head.contains("chunked")
                                ? text.endsWith("0\r\n\r\n")
                                : head.startsWith("http/1.1 204"));
    }

    private static java.util.Optional<Integer> lengthOf(String head) {
        return head.lines()
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.valueOf(line.substring(15).strip()))
                .findFirst();
    }
}
