package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.token.AppCredentials.AppCredential;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Mono;

/** Where tokens come from: WeCom. Never inside a unit of work. */
public interface TokenSource {

    Mono<Reply<Token>> suiteToken(SealedSecret ticket);

    Mono<Reply<Token>> installedAppToken(Token suiteToken, AppCredential app, TenantId sealedFor);

    /** With the app's own Secret; an agency-built app's is its permanent code. */
    Mono<Reply<Token>> ownAppToken(AppCredential app, TenantId sealedFor);

    /**
     * With the access token of the app, whatever its kind. Refused for good never means a secret.
     */
    Mono<Reply<Token>> ticket(Token accessToken, TokenKey ticket, TenantId sealedFor);
}
