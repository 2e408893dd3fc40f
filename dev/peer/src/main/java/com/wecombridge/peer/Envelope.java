package com.wecombridge.peer;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.config.WxCpConfigStorage;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;

/** A callback as it comes: sealed, and signed in its query. */
record Envelope(String signature, String timestamp, String nonce, String body) {

    /** Verified, decrypted and parsed, all by the library. */
    WxCpXmlMessage message(WxCpConfigStorage config) {
        return WxCpXmlMessage.fromEncryptedXml(body, config, timestamp, nonce, signature);
    }

    /** Verified and decrypted. */
    String text(WxCpConfigStorage config) {
        return new WxCpCryptUtil(config).decryptXml(signature, timestamp, nonce, body);
    }
}
