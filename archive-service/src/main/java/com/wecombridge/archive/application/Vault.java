package com.wecombridge.archive.application;

import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;

/** Seals what comes in clear, at the door: behind it, secrets exist in their sealed form only. */
@FunctionalInterface
public interface Vault {

    /** The Secret of the chat archive. */
    SealedSecret sealArchiveSecret(TenantId tenant, String secret);
}
