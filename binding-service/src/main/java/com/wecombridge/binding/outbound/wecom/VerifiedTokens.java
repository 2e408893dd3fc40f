package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.access.IssuedToken;
import com.wecombridge.wecom.tokens.Tokens;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A token for the one question that follows it, while an administrator waits. */
@Component
class VerifiedTokens implements Tokens {

    private final Map<Holder, Token> held = new ConcurrentHashMap<>();
    private final Clock clock;

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    /** Whose token: the tenant stands for the attempt, so that two attempts share none. */
    record Holder(TenantId attempt, CorpId corp, AppId app) {}

    void lend(Holder holder, IssuedToken token) {
        held.put(holder, new Token(token.value(), clock.instant().plus(token.life())));
    }

    void takeBack(Holder holder) {
        held.remove(holder);
    }

    @Override
    public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
        return Mono.justOrEmpty(held.get(new Holder(tenant, corp, app)));
    }

    @Override
    public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
        takeBack(new Holder(tenant, corp, app));
    }
}
