package com.wecombridge.wecom.callback;

import static com.wecombridge.wecom.callback.Vectors.CORP;
import static com.wecombridge.wecom.callback.Vectors.KEY;
import static com.wecombridge.wecom.callback.Vectors.NONCE;
import static com.wecombridge.wecom.callback.Vectors.NOW;
import static com.wecombridge.wecom.callback.Vectors.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.junit.jupiter.api.Test;

/** The client library and we understand each other, and where it is careless we are not. */
class ClientLibraryCryptoTest {
    private static final String TEXT = "<xml><Name><![CDATA[李雷 😀]]></Name></xml>";

    private final CallbackCipher ours = new CallbackCipher(KEY);

    @Test
    void theLibraryOpensWhatWeClose() throws Exception {
        var closed = ours.close(TEXT, CORP, TIMESTAMP, NONCE);
        var signature = closed.signature();

        String opened =
                library(CORP)
                        .decryptContent(
                                signature.msgSignature(), TIMESTAMP, NONCE, closed.encrypted());

        assertThat(opened).isEqualTo(TEXT);
    }

    @Test
    void weOpenWhatTheLibraryCloses() {
        var reply = CallbackXml.read(library(CORP).encrypt(TEXT));
        var xml = ((CallbackXml.Parsed) reply).xml();
        var signature =
                new CallbackSignature(
                        xml.text("MsgSignature").orElseThrow(),
                        xml.text("TimeStamp").orElseThrow(),
                        xml.text("Nonce").orElseThrow());

        var opening =
                ours.open(
                        signature, xml.text("Encrypt").orElseThrow(), CORP::equals, Instant.now());

        assertThat(opening).isEqualTo(new CallbackOpening.Opened(TEXT, CORP));
    }

    @Test
    void onlyWeRefuseWhatIsMeantForAnotherReceiver() {
        var foreign = ours.close(TEXT, "ww9876543210fedcba", TIMESTAMP, NONCE);

        assertThat(library(CORP).decrypt(foreign.encrypted())).isEqualTo(TEXT);
        assertThat(ours.open(foreign.signature(), foreign.encrypted(), CORP::equals, NOW))
                .isEqualTo(new CallbackOpening.NotAuthentic(CallbackOpening.Doubt.OTHER_RECEIVER));
    }

    private static WxCpCryptUtil library(String corp) {
        var config = new WxCpDefaultConfigImpl();
        config.setCorpId(corp);
        config.setToken("FxkBridgeToken01");
        config.setAesKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        return new WxCpCryptUtil(config);
    }
}
