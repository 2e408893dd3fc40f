package com.wecombridge.wecomsim.world;

import java.time.Duration;

/**
 * A scripted misfortune for the next answers of one path.
 *
 * @param times how many answers are still struck
 * @param corpId only for this corp; empty for any
 */
public record Fault(
        long id,
        String path,
        Kind kind,
        int times,
        String corpId,
        int errcode,
        String errmsg,
        Duration delay,
        int status,
        String body) {

    /** An errcode once. */
    public static Fault on(String path) {
        return new Fault(
                0,
                path,
                Kind.ERRCODE,
                1,
                "",
                -1,
                "system busy",
                Duration.ofSeconds(1),
                200,
                "<html><body>502 Bad Gateway</body></html>");
    }

    /** The same fault, counted down by one. */
    public Fault struck() {
        return new Fault(id, path, kind, times - 1, corpId, errcode, errmsg, delay, status, body);
    }

    /** What goes wrong. */
    public enum Kind {
        /** Nothing is done; the answer carries the errcode. */
        ERRCODE,
        /** Done after a pause. */
        DELAY,
        /** Nothing is done; the answer is an HTML page. */
        HTML,
        /** Done, but half of the answer is missing. */
        TRUNCATED,
        /** Nothing is done; the connection is cut. */
        DROP_BEFORE_DOING,
        /** Done, and the connection is cut before the answer. */
        DROP_AFTER_DOING
    }
}
