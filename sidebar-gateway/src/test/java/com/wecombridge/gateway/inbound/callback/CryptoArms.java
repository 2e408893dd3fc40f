package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.gateway.application.Meaning;
import com.wecombridge.gateway.application.Meaning.Telling;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.wecom.callback.CallbackCipher;
import com.wecombridge.wecom.callback.CallbackEnvelope;
import com.wecombridge.wecom.callback.CallbackKey;
import com.wecombridge.wecom.callback.CallbackOpening.Opened;
import com.wecombridge.wecom.callback.EncryptedCallback;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.SecretBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;

/**
 * One callback, from the bytes that WeCom posts to what they say: our way and the client library's.
 * A new member is announced, as in the golden file, in a body of about a kilobyte.
 */
final class CryptoArms {

    private static final CorpId CORP = new CorpId("ww0123456789abcdef");
    private static final CorpApp APP = new CorpApp(CORP, new AppId("1000002"));
    private static final String TOKEN = "QDG6eK";
    private static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Path GOLDEN =
            Path.of("src/test/resources/callbacks/corp/change_contact-create_user.xml");

    private final CallbackCipher cipher = new CallbackCipher(CallbackKey.of(TOKEN, AES_KEY));
    private final Reader reader =
            new Reader(new SuiteDialect(new SecretBox(MasterKeys.of(MasterKeys.LOCAL))));
    private final WxCpCryptUtil library = new WxCpCryptUtil(libraryConfig());
    private final EncryptedCallback sent;
    private final byte[] body;
    private final String bodyText;

    CryptoArms() throws IOException {
        var text = Files.readString(GOLDEN);
        sent = cipher.close(text, CORP.value(), Long.toString(NOW.getEpochSecond()), "1372623149");
        bodyText =
                """
                <xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID>\
                <Encrypt><![CDATA[%s]]></Encrypt></xml>\
                """
                        .formatted(CORP.value(), sent.encrypted());
        body = bodyText.getBytes(StandardCharsets.UTF_8);
    }

    /** Checks the signature, the time, the receiver and the padding as well. */
    Meaning ours() {
        var envelope = CallbackEnvelope.read(body).orElseThrow();
        var opening =
                cipher.open(sent.signature(), envelope.encrypted(), CORP.value()::equals, NOW);
        return opening instanceof Opened(var text, var receiver)
                ? reader.read(APP, receiver, text, NOW)
                : new Meaning.Unreadable(opening.toString());
    }

    WxCpXmlMessage theLibrarys() {
        var signature = sent.signature();
        return Library.read(
                library.decryptXml(
                        signature.msgSignature(),
                        signature.timestamp(),
                        signature.nonce(),
                        bodyText));
    }

    /** Both understood the same. */
    boolean agree() {
        return ours() instanceof Telling(var kind, _)
                && kind.equals("change_contact/create_user")
                && theLibrarys().getChangeType().equals("create_user")
                && theLibrarys().getUserId().equals("LI_LEI");
    }

    /** Its reader of a decrypted text is open to subclasses alone. */
    private static final class Library extends WxCpXmlMessage {
        private static final long serialVersionUID = 1L;

        static WxCpXmlMessage read(String xml) {
            return fromXml(xml);
        }
    }

    private static WxCpDefaultConfigImpl libraryConfig() {
        var config = new WxCpDefaultConfigImpl();
        config.setCorpId(CORP.value());
        config.setToken(TOKEN);
        config.setAesKey(AES_KEY);
        return config;
    }
}
