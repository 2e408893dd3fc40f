package com.wecombridge.binding.domain.connection;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;

/** What a corp gave us for good in exchange for an auth code. */
public record Authorization(CorpId corp, SealedSecret permanentCode) {

    @Override
    public String toString() {
        return "Authorization[corp=" + corp + "]";
    }
}
