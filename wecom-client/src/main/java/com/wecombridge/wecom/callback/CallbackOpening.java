package com.wecombridge.wecom.callback;

/** What became of an encrypted callback when we tried to open it. */
public sealed interface CallbackOpening {

    /**
     * It is authentic and meant for us.
     *
     * @param plaintext what WeCom wrote, normally XML; the same in each retry of one callback
     * @param receiveId the corp or suite inside the encrypted part
     */
    record Opened(String plaintext, String receiveId) implements CallbackOpening {}

    /** It is forged, too old, or meant for someone else: refuse it and say nothing more. */
    record NotAuthentic(Doubt doubt) implements CallbackOpening {}

    /** WeCom sent it, and it is broken: keep it as it came, thank WeCom, and look at it later. */
    record Unreadable(Damage damage) implements CallbackOpening {}

    /** Why we do not believe that WeCom sent it to us. */
    enum Doubt {
        SIGNATURE_WRONG,
        OUT_OF_TIME_WINDOW,
        OTHER_RECEIVER
    }

    /** What is broken in an authentic callback. */
    enum Damage {
        NOT_BASE64,
        NOT_WHOLE_BLOCKS,
        PADDING_WRONG,
        LENGTH_WRONG,
        NOT_UTF8
    }
}
