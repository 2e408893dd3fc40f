package com.wecombridge.wecom.callback;

/** An encrypted text with its signature: what WeCom sends, and what a passive reply is made of. */
public record EncryptedCallback(String encrypted, CallbackSignature signature) {

    /** The body of a passive reply. */
    public String toReplyXml() {
        return """
        <xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature>\
        <TimeStamp>%s</TimeStamp><Nonce><![CDATA[%s]]></Nonce></xml>\
        """
                .formatted(
                        encrypted,
                        signature.msgSignature(),
                        signature.timestamp(),
                        signature.nonce());
    }
}
