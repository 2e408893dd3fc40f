package com.wecombridge.wecom.calls;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.tokens.Tokens.Token;
import java.time.Instant;

/** In whose name a call is made. */
record Caller(TenantId tenant, CorpId corp, AppId app) {

    /** What is told when WeCom refuses this token of the caller. */
    TokenRejected rejected(Token token, int errcode, Instant now) {
        return new TokenRejected(
                tenant,
                corp,
                app,
                TokenKind.ACCESS_TOKEN,
                token.value().fingerprint(),
                errcode,
                now,
                now.toEpochMilli());
    }
}
