package com.wecombridge.wecom.tokens;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.secrets.Secret;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The tokens and tickets that binding told. */
public interface Tokens {

    /** A token or ticket of WeCom and the moment from which WeCom refuses it. */
    record Token(Secret value, Instant expiresAt) {}

    /** Empty while binding has told none, and after it withdrew it. May be a little behind. */
    Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind);

    /** WeCom refused it: the next {@link #current} does not answer from memory. */
    void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind);

    /**
     * The token that comes in place of the rejected one; waits for it without end. Empty where no
     * other will come.
     */
    default Mono<Token> replacing(TokenRejected rejected) {
        return Mono.empty();
    }
}
