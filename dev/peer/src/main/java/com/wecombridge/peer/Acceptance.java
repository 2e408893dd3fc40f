package com.wecombridge.peer;

/** What is done with a callback before it is answered. */
interface Acceptance {

    /**
     * Returns when WeCom may be answered.
     *
     * @throws me.chanjar.weixin.common.error.WxRuntimeException if the signature is wrong
     */
    void accept(Envelope envelope);
}
