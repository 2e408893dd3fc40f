package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.Facts;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.token.AppCredentials.AppCredential;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.Reply.Given;
import com.wecombridge.binding.domain.token.HeldToken;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.binding.domain.token.TokenKeeping.Step;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps one app's token: whether one is due, what WeCom answered, and when it is due again. */
@Component
public class KeepAppToken {

    private final AppCredentials credentials;
    private final AppTokens tokens;
    private final Errands errands;
    private final Facts facts;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public KeepAppToken(
            AppCredentials credentials,
            AppTokens tokens,
            Errands errands,
            Facts facts,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.errands = errands;
        this.facts = facts;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Whether WeCom is to be asked now. */
    public sealed interface Due {
        record Now(AppCredential app, TenantId tenant) implements Due {}

        record At(Instant due) implements Due {}

        /** The app is gone, unclaimed, or its credential is wrong: other news will wake us. */
        record NotByItself() implements Due {}
    }

    public Mono<Due> due(CorpId corp, AppId app) {
        return unitOfWork.within(
                Scope.of(corp),
                credentials
                        .credentialOf(corp, app)
                        .flatMap(found -> tokens.of(corp, app).map(kept -> due(found, kept))));
    }

    private Due due(Optional<AppCredential> found, TokenKeeping kept) {
        if (found.isEmpty() || found.get().tenant().isEmpty()) {
            return new Due.NotByItself();
        }
        return switch (kept.next(clock.instant())) {
            case Step.Fetch() -> new Due.Now(found.get(), found.get().tenant().get());
            case Step.NotBefore(var due) -> new Due.At(due);
            case Step.Rest() -> new Due.NotByItself();
        };
    }

    /**
     * Stores WeCom's answer, unless the app was disconnected while we asked. Where its credential
     * is another meanwhile, if only sealed anew, WeCom is asked again with that one.
     */
    public Mono<Void> answered(AppCredential asked, Reply<Token> reply) {
        return unitOfWork.within(
                Scope.of(asked.corp()),
                credentials
                        .credentialOf(asked.corp(), asked.app())
                        .flatMap(found ->
                                found.map(now -> kept(asked, now, reply)).orElseGet(Mono::empty)));
    }

    private Mono<Void> kept(AppCredential asked, AppCredential now, Reply<Token> reply) {
        return now.equals(asked)
                ? tokens.of(asked.corp(), asked.app()).flatMap(kept -> store(asked, kept, reply))
                : errands.fetchAppToken(now.corp(), now.app(), clock.instant());
    }

    private Mono<Void> store(AppCredential app, TokenKeeping kept, Reply<Token> reply) {
        var now = clock.instant();
        var next =
                switch (reply) {
                    case Given<Token>(var token) -> kept.given(token, now);
                    case Denied<Token>(var refusal) -> kept.troubled(refusal, now);
                };
        return tokens.save(app.corp(), app.app(), next)
                .then(tell(app, kept, next))
                .then(askAgain(app, next));
    }

    private Mono<Void> tell(AppCredential app, TokenKeeping before, TokenKeeping after) {
        return after.version() > before.version()
                        && after.held() instanceof HeldToken.Current(var token)
                        && app.tenant().isPresent()
                ? facts.tell(issued(app.tenant().get(), app, token, after.version()))
                : Mono.empty();
    }

    private Mono<Void> askAgain(AppCredential app, TokenKeeping kept) {
        var now = clock.instant();
        return switch (kept.next(now)) {
            case Step.Fetch() -> errands.fetchAppToken(app.corp(), app.app(), kept.retryAt(now));
            case Step.NotBefore(var due) -> errands.fetchAppToken(app.corp(), app.app(), due);
            case Step.Rest() -> Mono.empty();
        };
    }

    /** In an open unit of work: the app has another credential, or was just claimed. */
    public Mono<Void> credentialChanged(CorpId corp, AppId app) {
        return tokens.of(corp, app)
                .map(TokenKeeping::credentialChanged)
                .flatMap(kept -> tokens.save(corp, app, kept))
                .then(errands.fetchAppToken(corp, app, clock.instant()));
    }

    /** In an open unit of work: the app is gone, so its token is destroyed and others are told. */
    public Mono<Void> withdraw(Optional<TenantId> tenant, CorpId corp, AppId app) {
        return tokens.of(corp, app)
                .map(TokenKeeping::withdrawn)
                .flatMap(kept -> tokens.save(corp, app, kept).thenReturn(kept))
                .flatMap(kept ->
                        tenant.map(owner -> facts.tell(withdrawn(owner, corp, app, kept)))
                                .orElse(Mono.empty()));
    }

    private static TokenIssued issued(
            TenantId tenant, AppCredential app, Token token, long version) {
        return new TokenIssued(
                tenant,
                app.corp(),
                app.app(),
                TokenKind.ACCESS_TOKEN,
                token.sealed(),
                token.fingerprint(),
                token.issuedAt(),
                token.expiresAt(),
                version);
    }

    private TokenWithdrawn withdrawn(TenantId tenant, CorpId corp, AppId app, TokenKeeping kept) {
        return new TokenWithdrawn(
                tenant, corp, app, TokenKind.ACCESS_TOKEN, clock.instant(), kept.version());
    }
}
