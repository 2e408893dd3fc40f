package com.wecombridge.wecom.callback;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Callbacks whose bytes three independent programs agree on, in three languages. */
final class Vectors {
    static final CallbackKey KEY =
            CallbackKey.of("FxkBridgeToken01", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    static final String TIMESTAMP = "1726214400";
    static final String NONCE = "1597212914";
    static final Instant NOW = Instant.ofEpochSecond(1726214400);
    static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    static final String CORP = "ww0123456789abcdef";
    static final String SUITE = "ww9876543210fedcba";

    static final Vector DELETED_MEMBER =
            new Vector(
                    CORP,
                    "<xml><ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1726214400</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_contact]]></Event><ChangeType>delete_user</ChangeType><UserID><![CDATA[zhangsan]]></UserID></xml>",
                    "4j/AuRx71kQlxVlzbpsMWD4yPqLil+DgdBUjsqwNBR9G+T+1LDiGSohUlSl5iUdKPZfQ2JLhq9iCvh58aMSvKucTgY9niWzp9BOLTtIFfwBoznFhraJup4Jf7J0feIxVtjjEhGZCVqwpnuBH7hLzyPrcbwP4Z+5a7SlCBxq60h9h9Nbo9S1Kh1CtjD8SqgOU2FZBTRlbZJd1PHF3gjNg6h7AbxKntk6fVbElyuNBwBmIABEdTditmPJCbjmvG8IlTxUgdffeMQRV8njoVCIWlM9vp0PbXDETGAu3Ko1CKNZKLvCozRDWnB/LE17DMR1ejdgWZ1GgKiRTunSxO8pmU58aF2PEj+FcC9947EUsg8Id8oRCp25IJqQPWj0kQGdrA5cLybpmbNFIpzYCJqkGbDdV9hRJQXBbIqv18Fqwsc28n4PssIGxS+BeiPJjS2BvgSK94MNVr6IgDMxw71Zgow==",
                    "e86a65547279ecdda68773c6d449df75d6874e5b");

    static final Vector SUITE_TICKET =
            new Vector(
                    SUITE,
                    "<xml><SuiteId><![CDATA[ww9876543210fedcba]]></SuiteId><InfoType><![CDATA[suite_ticket]]></InfoType><TimeStamp>1726214400</TimeStamp><SuiteTicket><![CDATA[TICKET-0001]]></SuiteTicket></xml>",
                    "4j/AuRx71kQlxVlzbpsMWPVXJc0RXUTdS5A833U0bhATaw0qwSpOUoewEP2cnY5/3Q9pOzPA71RkJ6+zr7P8YJzqTFim8xo59uE9rLm3tUM9hs00oUePmeSjmSJ7QY+7h7CJxkGJEh3j3pxBBE4TgVu05JyuhPIzKcKV/m29av6jCwY8KNDIs0fnt1FUjwc7TrHz5zzvy/A4/eTBrqMDsnan5AMqO9rU7YzPKfOyTHl9hT6zhLPZAhJirw8J3PDkUMUgwipn4XWcEjKnT5HgEG6hgEJ66B6OSazpBMEqWbhK4mSnnSOTkM2Ae25oC4l10U4U5urR98e2+Xv2tsHrwg==",
                    "54e33f83712f8f63ca28f5887598b8333c7948d6");

    static final Vector ADDRESS_CHECK =
            new Vector(
                    CORP,
                    "5927782489442352469",
                    "4j/AuRx71kQlxVlzbpsMWBhPcgrjbCklX5fYn1DOD9QPWKQXkE1A7etBjrovgtMNN4xVnZL1uWAKttXf2E+0Qg==",
                    "0ceecb0fd79dcde99a63426452350b0ba2976f50");

    /** One callback in clear and closed. */
    record Vector(String receiveId, String plaintext, String encrypted, String msgSignature) {
        CallbackSignature signature() {
            return new CallbackSignature(msgSignature, TIMESTAMP, NONCE);
        }
    }

    private Vectors() {}
}
