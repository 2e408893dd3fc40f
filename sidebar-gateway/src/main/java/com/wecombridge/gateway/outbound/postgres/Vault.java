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

    /** One purpose for all: what differs is the scope, and no table reads another's columns. */
    private static final Purpose PURPOSE = Purpose.CALLBACK_KEY;

    private final SecretBox box;

    Vault(SecretBox box) {
        this.box = box;
    }

    String seal(Scope scope, String text) {
        return box.seal(scope, PURPOSE, new Secret(text)).value();
    }

    String open(Scope scope, String sealed) {
        return box.open(scope, PURPOSE, new SealedSecret(sealed)).reveal();
    }
}
