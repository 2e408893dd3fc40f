package com.wecombridge.wecomsim.callback;

/**
 * What a change tells the apps that may hear of it.
 *
 * @param exceptTo the agent that made the change itself and is not told; 0 for none
 * @param times how often each callback is sent; WeCom itself may repeat one
 */
public record Telling(Mode mode, int times, int exceptTo) {

    /** Each callback once, at once. */
    public static Telling callbacks() {
        return new Telling(Mode.SENT, 1, 0);
    }

    /** No callback at all, as when one was lost. */
    public static Telling quietly() {
        return new Telling(Mode.QUIET, 1, 0);
    }

    /** The callbacks are made and wait to be released, in any order. */
    public static Telling held() {
        return new Telling(Mode.HELD, 1, 0);
    }

    /** The same, with each callback sent several times. */
    public Telling times(int count) {
        return new Telling(mode, count, exceptTo);
    }

    /** The same, but not to the agent that made the change. */
    public Telling exceptTo(int agentId) {
        return new Telling(mode, times, agentId);
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
