package com.wecombridge.gateway.outbound.postgres;

import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.store.Scope;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import org.springframework.stereotype.Component;

/** Seals what the gateway keeps: texts of callbacks, keys of their addresses, its signing keys. */
@Component
class Vault {

    private final SecretBox box;

    Vault(SecretBox box) {
        this.box = box;
    }

    String seal(Scope scope, Purpose purpose, String text) {
        return box.seal(scope, purpose, new Secret(text)).value();
    }

    String open(Scope scope, Purpose purpose, String sealed) {
        return box.open(scope, purpose, new SealedSecret(sealed)).reveal();
    }
}
