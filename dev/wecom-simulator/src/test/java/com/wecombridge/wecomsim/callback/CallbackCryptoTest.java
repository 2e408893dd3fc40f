package com.wecombridge.wecomsim.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Worked vectors, reproduced elsewhere in three languages, and the sample of WeCom's documentation
 * (90968).
 */
class CallbackCryptoTest {

    private static final String TOKEN = "FxkBridgeToken01";
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final String TIMESTAMP = "1726214400";
    private static final String NONCE = "1597212914";
    private static final byte[] RANDOM = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final CallbackCrypto crypto = new CallbackCrypto(TOKEN, KEY);

    @Test
    void encryptsACorpCallback() {
        var plain =
                "<xml><ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1726214400</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_contact]]></Event><ChangeType>delete_user</ChangeType><UserID><![CDATA[zhangsan]]></UserID></xml>";
        var encrypted =
                "4j/AuRx71kQlxVlzbpsMWD4yPqLil+DgdBUjsqwNBR9G+T+1LDiGSohUlSl5iUdKPZfQ2JLhq9iCvh58aMSvKucTgY9niWzp9BOLTtIFfwBoznFhraJup4Jf7J0feIxVtjjEhGZCVqwpnuBH7hLzyPrcbwP4Z+5a7SlCBxq60h9h9Nbo9S1Kh1CtjD8SqgOU2FZBTRlbZJd1PHF3gjNg6h7AbxKntk6fVbElyuNBwBmIABEdTditmPJCbjmvG8IlTxUgdffeMQRV8njoVCIWlM9vp0PbXDETGAu3Ko1CKNZKLvCozRDWnB/LE17DMR1ejdgWZ1GgKiRTunSxO8pmU58aF2PEj+FcC9947EUsg8Id8oRCp25IJqQPWj0kQGdrA5cLybpmbNFIpzYCJqkGbDdV9hRJQXBbIqv18Fqwsc28n4PssIGxS+BeiPJjS2BvgSK94MNVr6IgDMxw71Zgow==";

        assertThat(crypto.encrypt(plain, "ww0123456789abcdef", RANDOM)).isEqualTo(encrypted);
        assertThat(crypto.sign(TIMESTAMP, NONCE, encrypted))
                .isEqualTo("e86a65547279ecdda68773c6d449df75d6874e5b");
    }

    @Test
    void encryptsASuiteTicket() {
        var plain =
                "<xml><SuiteId><![CDATA[ww9876543210fedcba]]></SuiteId><InfoType><![CDATA[suite_ticket]]></InfoType><TimeStamp>1726214400</TimeStamp><SuiteTicket><![CDATA[TICKET-0001]]></SuiteTicket></xml>";
        var encrypted =
                "4j/AuRx71kQlxVlzbpsMWPVXJc0RXUTdS5A833U0bhATaw0qwSpOUoewEP2cnY5/3Q9pOzPA71RkJ6+zr7P8YJzqTFim8xo59uE9rLm3tUM9hs00oUePmeSjmSJ7QY+7h7CJxkGJEh3j3pxBBE4TgVu05JyuhPIzKcKV/m29av6jCwY8KNDIs0fnt1FUjwc7TrHz5zzvy/A4/eTBrqMDsnan5AMqO9rU7YzPKfOyTHl9hT6zhLPZAhJirw8J3PDkUMUgwipn4XWcEjKnT5HgEG6hgEJ66B6OSazpBMEqWbhK4mSnnSOTkM2Ae25oC4l10U4U5urR98e2+Xv2tsHrwg==";

        assertThat(crypto.encrypt(plain, "ww9876543210fedcba", RANDOM)).isEqualTo(encrypted);
        assertThat(crypto.sign(TIMESTAMP, NONCE, encrypted))
                .isEqualTo("54e33f83712f8f63ca28f5887598b8333c7948d6");
    }

    @Test
    void encryptsTheTextOfAnAddressCheck() {
        var encrypted =
                "4j/AuRx71kQlxVlzbpsMWBhPcgrjbCklX5fYn1DOD9QPWKQXkE1A7etBjrovgtMNN4xVnZL1uWAKttXf2E+0Qg==";

        assertThat(crypto.encrypt("5927782489442352469", "ww0123456789abcdef", RANDOM))
                .isEqualTo(encrypted);
        assertThat(crypto.sign(TIMESTAMP, NONCE, encrypted))
                .isEqualTo("0ceecb0fd79dcde99a63426452350b0ba2976f50");
        assertThat(crypto.decrypt(encrypted).text()).isEqualTo("5927782489442352469");
        assertThat(crypto.decrypt(encrypted).receiveId()).isEqualTo("ww0123456789abcdef");
    }

    @Test
    void takesTheKeyOfTheOfficialSampleWithItsStrayBits() {
        var sample = new CallbackCrypto("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C");
        var encrypted =
                "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

        assertThat(sample.sign("1409659813", "1372623149", encrypted))
                .isEqualTo("477715d11cdb4164915debcba66cb864d751f3e6");
        assertThat(sample.decrypt(encrypted).receiveId()).isEqualTo("wx5823bf96d3bd56c7");
    }

    @Test
    void refusesAKeyOfTheWrongLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallbackCrypto(TOKEN, "short"));
    }
}
