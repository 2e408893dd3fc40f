package com.wecombridge.binding.application.install;

import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.connection.AppProfile;
import com.wecombridge.binding.domain.connection.Authorization;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** What WeCom knows about who installed our suite. Never inside a unit of work. */
public interface Authorizations {

    /** Opens one attempt at WeCom. */
    Mono<Reply<Opened>> open(Token suiteToken);

    /** Where the administrator installs the suite in this attempt. */
    URI installPage(Opened opened, String state);

    /** Spends the auth code: it works once, so a lost answer is {@code OutcomeUnknown}. */
    Mono<Reply<Authorization>> exchange(Token suiteToken, SealedSecret authCode);

    /** Reads the app that the corp has of our suite. Safe to repeat. */
    Mono<Reply<AppProfile>> read(Token suiteToken, CorpId corp, SealedSecret permanentCode);

    /**
     * An attempt at WeCom.
     *
     * @param life how long the administrator may take
     */
    record Opened(String preAuthCode, Duration life) {}
}
