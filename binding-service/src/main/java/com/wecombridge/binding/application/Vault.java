package com.wecombridge.binding.application;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;

/** Seals what comes in clear, at the door: behind it, secrets exist in their sealed form only. */
public interface Vault {

    /** The Secret of a corp's own app. */
    SealedSecret sealAppSecret(CorpId corp, String secret);

    /** An auth code that came with the administrator's browser. */
    SealedSecret sealAuthCode(String authCode);
}
