package com.wecombridge.wecomsim.callback;

/**
 * What a change tells the apps that may hear of it.
 *
 * @param times how often each callback is sent; WeCom itself may repeat one
 */
public record Telling(Mode mode, int times) {

    /** Each callback once, at once. */
    public static Telling callbacks() {
        return new Telling(Mode.SENT, 1);
    }

    /** No callback at all, as when one was lost. */
    public static Telling quietly() {
        return new Telling(Mode.QUIET, 1);
    }

    /** The callbacks are made and wait to be released, in any order. */
    public static Telling held() {
        return new Telling(Mode.HELD, 1);
    }

    /** The same, with each callback sent several times. */
    public Telling times(int count) {
        return new Telling(mode, count);
    }

    /** Whether anything is to be made at all. */
    public boolean quiet() {
        return mode == Mode.QUIET;
    }

    /** What becomes of the callbacks. */
    public enum Mode {
        SENT,
        HELD,
        QUIET
    }
}
