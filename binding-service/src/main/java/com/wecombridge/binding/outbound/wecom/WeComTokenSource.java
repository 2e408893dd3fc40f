package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.binding.application.token.AppCredentials.AppCredential;
import com.wecombridge.binding.application.token.SecretAttempts.Origin;
import com.wecombridge.binding.application.token.TokenKey;
import com.wecombridge.binding.application.token.TokenSource;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.Reply.Given;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.wecom.access.IssuedToken;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.secrets.Secret;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tokens come from WeCom's {@code gettoken} and its siblings for suites. */
@Component
class WeComTokenSource implements TokenSource {

    private final SuiteId suite;
    private final Secret suiteSecret;
    private final SuiteApi suites;
    private final TokenFetcher fetcher;
    private final Seals seals;
    private final Attempts attempts;

    WeComTokenSource(
            SuiteSettings settings,
            SuiteApi suites,
            TokenFetcher fetcher,
            Seals seals,
            Attempts attempts) {
        this.suite = new SuiteId(settings.id());
        this.suiteSecret = new Secret(settings.secret());
        this.suites = suites;
        this.fetcher = fetcher;
        this.seals = seals;
        this.attempts = attempts;
    }

    @Override
    public Mono<Reply<Token>> suiteToken(SealedSecret ticket) {
        return sealed(
                Scope.platform(),
                () -> suites.suiteToken(suite, suiteSecret, seals.openTicket(ticket)));
    }

    @Override
    public Mono<Reply<Token>> installedAppToken(
            Token suiteToken, AppCredential app, TenantId sealedFor) {
        return sealed(
                Scope.of(sealedFor),
                () ->
                        suites.corpToken(
                                seals.openSuiteToken(suiteToken),
                                app.corp(),
                                seals.openCredential(app)));
    }

    @Override
    public Mono<Reply<Token>> ownAppToken(AppCredential app, TenantId sealedFor) {
        return attempts.ask(new Origin.Kept(), app.corp(), seals.openCredential(app))
                .map(reply -> sealed(Scope.of(sealedFor), reply));
    }

    @Override
    public Mono<Reply<Token>> ticket(Token accessToken, TokenKey ticket, TenantId sealedFor) {
        var owner = Scope.of(sealedFor);
        return Refusals.replyOfTicket(
                Mono.fromSupplier(() -> seals.openToken(owner, accessToken))
                        .flatMap(opened -> fetch(ticket, opened))
                        .map(issued -> seals.sealToken(owner, issued)));
    }

    private Mono<IssuedToken> fetch(TokenKey ticket, Secret accessToken) {
        return switch (ticket.kind()) {
            case CORP_TICKET -> fetcher.corpTicket(ticket.corp(), accessToken);
            case APP_TICKET -> fetcher.appTicket(ticket.corp(), accessToken);
            case ACCESS_TOKEN, UNKNOWN ->
                    throw new IllegalArgumentException(ticket.kind() + " is no ticket");
        };
    }

    private Mono<Reply<Token>> sealed(Scope owner, Supplier<Mono<IssuedToken>> call) {
        return attempts.ask(new Origin.Kept(), call).map(reply -> sealed(owner, reply));
    }

    private Reply<Token> sealed(Scope owner, Reply<IssuedToken> reply) {
        return switch (reply) {
            case Given<IssuedToken>(var issued) -> new Given<>(seals.sealToken(owner, issued));
            case Denied<IssuedToken>(var refusal) -> new Denied<>(refusal);
        };
    }
}
