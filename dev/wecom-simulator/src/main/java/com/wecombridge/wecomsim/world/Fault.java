package com.wecombridge.wecomsim.world;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A scripted misfortune for calls of a path, or for callbacks of a kind.
 *
 * @param path the path it waits for; what ends with {@code *} is the beginning of one; empty for
 *     callbacks
 * @param callback the kind of callback it waits for, {@code *} for any; empty for calls
 * @param times how many are still struck; below zero for all
 * @param corpId only for this corp; empty for any
 * @param delay how long it takes, or how long what is held waits for the next at most
 * @param probability how likely each is struck, decided by the seed
 * @param considered how many it was thrown for so far
 */
public record Fault(
        long id,
        String path,
        String callback,
        Kind kind,
        int times,
        String corpId,
        int errcode,
        String errmsg,
        Duration delay,
        int status,
        String body,
        double probability,
        long seed,
        long considered) {

    /** An errcode once. */
    public static Fault on(String path, String callback) {
        return new Fault(
                0,
                path,
                callback,
                callback.isEmpty() ? Kind.ERRCODE : Kind.DROP_AFTER_DOING,
                1,
                "",
                -1,
                "",
                Duration.ofSeconds(1),
                200,
                "<html><body>502 Bad Gateway</body></html>",
                1.0,
                1,
                0);
    }

    /** Whether this kind of misfortune can happen to what it waits for. */
    public boolean sensible() {
        return callback.isEmpty()
                ? !path.isEmpty() && kind != Kind.CORRUPT_SIGNATURE
                : path.isEmpty() && kind != Kind.ERRCODE;
    }

    /** Whether it waits for a call of this path. */
    public boolean awaitsCall(String called, String corp) {
        return callback.isEmpty() && fits(path, called) && ofCorp(corp);
    }

    /** Whether it waits for a callback of this kind. */
    public boolean awaitsCallback(String sent, String corp) {
        return !callback.isEmpty() && fits(callback, sent) && ofCorp(corp);
    }

    /** Whether the throw that comes next strikes. */
    public boolean strikesNext() {
        return probability >= 1.0
                || new SplittableRandom(seed * 31 + considered).nextDouble() < probability;
    }

    /** The same fault after one more throw. */
    public Fault thrown(boolean struck) {
        return new Fault(
                id,
                path,
                callback,
                kind,
                struck && times > 0 ? times - 1 : times,
                corpId,
                errcode,
                errmsg,
                delay,
                status,
                body,
                probability,
                seed,
                considered + 1);
    }

    private boolean ofCorp(String corp) {
        return corpId.isEmpty() || corpId.equals(corp);
    }

    private static boolean fits(String wanted, String actual) {
        return wanted.endsWith("*")
                ? actual.startsWith(wanted.substring(0, wanted.length() - 1))
                : wanted.equals(actual);
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
        /** Nothing is done, or delivered; the connection is cut. */
        DROP_BEFORE_DOING,
        /** Done, or delivered, and the connection is cut before the answer. */
        DROP_AFTER_DOING,
        /** Done, or delivered, twice. */
        DUPLICATE,
        /** Held until the next came by, or the delay is over. */
        REORDER,
        /** The callback's signature is wrong. */
        CORRUPT_SIGNATURE
    }
}
