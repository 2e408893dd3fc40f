package com.wecombridge.archive.outbound.secrets;

import com.wecombridge.archive.application.KeyMaker;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** RSA-2048, the one size that WeCom takes. Source: WeCom, 会话内容存档概述 (91361). */
@Component
final class RsaKeyMaker implements KeyMaker {

    private static final int BITS = 2_048;
    private static final int LINE = 64;

    private final SecretBox box;

    RsaKeyMaker(SecretBox box) {
        this.box = box;
    }

    @Override
    public Mono<Made> make(TenantId tenant) {
        return Mono.fromCallable(() -> made(tenant)).subscribeOn(Schedulers.boundedElastic());
    }

    private Made made(TenantId tenant) throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var pair = generator.generateKeyPair();
        var privateKey = new Secret(pem("PRIVATE KEY", pair.getPrivate()));
        return new Made(
                pem("PUBLIC KEY", pair.getPublic()),
                box.seal(Scope.of(tenant), Purpose.ARCHIVE_PRIVATE_KEY, privateKey));
    }

    /** Java encodes a public key as X.509 and a private one as PKCS#8. */
    private static String pem(String label, Key key) {
        var lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, lines.encodeToString(key.getEncoded()), label);
    }
}
