package com.wecombridge.archive.outbound.secrets;

import com.wecombridge.archive.application.Vault;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import org.springframework.stereotype.Component;

/** Seals under the deployment's master key. */
@Component
final class SecretBoxVault implements Vault {

    private final SecretBox box;

    SecretBoxVault(SecretBox box) {
        this.box = box;
    }

    @Override
    public SealedSecret sealArchiveSecret(TenantId tenant, String secret) {
        return box.seal(Scope.of(tenant), Purpose.ARCHIVE_SECRET, new Secret(secret));
    }
}
