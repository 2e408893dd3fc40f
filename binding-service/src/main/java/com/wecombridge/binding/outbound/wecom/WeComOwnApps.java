package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.binding.application.connection.OwnApps;
import com.wecombridge.binding.application.token.SecretAttempts.Origin;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.Reply.Given;
import com.wecombridge.binding.outbound.wecom.VerifiedTokens.Holder;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.access.IssuedToken;
import com.wecombridge.wecom.calls.WeComApi;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A Secret is right if {@code gettoken} takes it and {@code agent/get} knows the app by it. */
@Component
class WeComOwnApps implements OwnApps {

    private final WeComApi api;
    private final VerifiedTokens tokens;
    private final Seals seals;
    private final Attempts attempts;

    WeComOwnApps(WeComApi api, VerifiedTokens tokens, Seals seals, Attempts attempts) {
        this.api = api;
        this.tokens = tokens;
        this.seals = seals;
        this.attempts = attempts;
    }

    @Override
    public Mono<Reply<Verified>> verify(
            TenantId typedBy, CorpId corp, AppId app, SealedSecret secret) {
        return attempts.ask(new Origin.Typed(typedBy), corp, seals.openAppSecret(corp, secret))
                .flatMap(reply -> describe(corp, app, reply));
    }

    /** Another app's Secret is refused here, and no longer on the account: WeCom took it. */
    private Mono<Reply<Verified>> describe(CorpId corp, AppId app, Reply<IssuedToken> reply) {
        return switch (reply) {
            case Given<IssuedToken>(var token) -> Refusals.reply(describe(corp, app, token));
            case Denied<IssuedToken>(var refusal) -> Mono.just(new Denied<>(refusal));
        };
    }

    private Mono<Verified> describe(CorpId corp, AppId app, IssuedToken token) {
        var attempt = new Holder(new TenantId("attempt-" + UUID.randomUUID()), corp, app);
        var agentId = Integer.valueOf(app.value());
        return Mono.fromRunnable(() -> tokens.lend(attempt, token))
                .then(
                        api.call(
                                attempt.attempt(),
                                corp,
                                app,
                                wecom -> wecom.getAgentService().get(agentId)))
                .map(agent -> new Verified(agent.getName()))
                .doFinally(_ -> tokens.takeBack(attempt));
    }
}
