package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.Facts;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.token.AppCredentials.AppCredential;
import com.wecombridge.binding.domain.Refusal.NotPermitted;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.Reply.Given;
import com.wecombridge.binding.domain.token.HeldToken;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.binding.domain.token.TokenKeeping.Step;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps an app's token and tickets: whether one is due, what WeCom answered, and when it is due
 * again. A new token brings the tickets that were waiting for one.
 */
@Component
public class KeepAppToken {

    /** An app that may have no ticket gets none until an administrator changes something. */
    private static final Duration WHERE_NOT_PERMITTED = Duration.ofHours(1);

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

    /**
     * What WeCom is asked for.
     *
     * @param app as it was when WeCom was asked
     * @param tenant who gets the answer
     */
    public record Asked(TokenKey key, AppCredential app, TenantId tenant) {}

    /** Whether WeCom is to be asked now. */
    public sealed interface Due {
        record Now(Asked asked) implements Due {}

        record At(Instant due) implements Due {}

        /** The app is gone, unclaimed, or its credential is wrong: other news will wake us. */
        record NotByItself() implements Due {}
    }

    public Mono<Due> due(TokenKey key) {
        return unitOfWork.within(
                Scope.of(key.corp()),
                credentials
                        .credentialOf(key.corp(), key.app())
                        .flatMap(found -> tokens.of(key).map(kept -> due(key, found, kept))));
    }

    /** What WeCom should take at this moment, if there is such a token. */
    Mono<Optional<Token>> usable(TokenKey key) {
        return unitOfWork
                .within(Scope.of(key.corp()), tokens.of(key))
                .map(kept -> kept.usable(clock.instant()));
    }

    private Due due(TokenKey key, Optional<AppCredential> found, TokenKeeping kept) {
        if (found.isEmpty() || found.get().tenant().isEmpty()) {
            return new Due.NotByItself();
        }
        return switch (kept.next(clock.instant())) {
            case Step.Fetch() ->
                    new Due.Now(new Asked(key, found.get(), found.get().tenant().get()));
            case Step.NotBefore(var due) -> new Due.At(due);
            case Step.Rest() -> new Due.NotByItself();
        };
    }

    /**
     * Stores WeCom's answer, unless the app was disconnected while we asked. Where its credential
     * is another meanwhile, if only sealed anew, WeCom is asked again with that one.
     */
    public Mono<Void> answered(Asked asked, Reply<Token> reply) {
        var key = asked.key();
        return unitOfWork.within(
                Scope.of(key.corp()),
                credentials
                        .credentialOf(key.corp(), key.app())
                        .flatMap(found ->
                                found.map(now -> kept(asked, now, reply)).orElseGet(Mono::empty)));
    }

    private Mono<Void> kept(Asked asked, AppCredential now, Reply<Token> reply) {
        return now.equals(asked.app())
                ? tokens.of(asked.key()).flatMap(kept -> store(asked, kept, reply))
                : fetch(asked.key(), clock.instant());
    }

    private Mono<Void> store(Asked asked, TokenKeeping kept, Reply<Token> reply) {
        var now = clock.instant();
        var next =
                switch (reply) {
                    case Given<Token>(var token) -> kept.given(token, now);
                    case Denied<Token>(var refusal) -> kept.troubled(refusal, now);
                };
        return tokens.save(asked.key(), next)
                .then(tell(asked, kept, next))
                .then(askAgain(asked.key(), next, reply))
                .then(
                        asked.key().isTicket()
                                ? Mono.empty()
                                : bringTickets(asked.key(), kept, next));
    }

    private Mono<Void> tell(Asked asked, TokenKeeping before, TokenKeeping after) {
        return after.version() > before.version()
                        && after.held() instanceof HeldToken.Current(var token, _)
                ? facts.tell(issued(asked, token, after.version()))
                : Mono.empty();
    }

    private Mono<Void> askAgain(TokenKey key, TokenKeeping kept, Reply<Token> reply) {
        var now = clock.instant();
        return switch (kept.next(now)) {
            case Step.Fetch()
                    when key.isTicket() && reply instanceof Denied<Token>(NotPermitted _) ->
                    fetch(key, now.plus(WHERE_NOT_PERMITTED));
            case Step.Fetch() -> fetch(key, kept.retryAt(now));
            case Step.NotBefore(var due) -> fetch(key, due);
            case Step.Rest() -> Mono.empty();
        };
    }

    /** A token that WeCom gave again says nothing new about tickets. */
    private Mono<Void> bringTickets(TokenKey token, TokenKeeping before, TokenKeeping after) {
        var now = clock.instant();
        return after.usable(now).isEmpty() || after.fingerprint().equals(before.fingerprint())
                ? Mono.empty()
                : Flux.fromIterable(TokenKey.TICKETS)
                        .map(token::of)
                        .filterWhen(ticket ->
                                tokens.of(ticket).map(kept -> kept.next(now) instanceof Step.Fetch))
                        .concatMap(ticket -> fetch(ticket, now))
                        .then();
    }

    private Mono<Void> fetch(TokenKey key, Instant due) {
        return errands.fetchAppToken(key.corp(), key.app(), key.kind(), due);
    }

    /** In an open unit of work: WeCom refused it. If it is the current one, another is fetched. */
    Mono<Void> rejected(TokenKey key, String fingerprint) {
        return tokens.of(key)
                .flatMap(kept -> {
                    var next = kept.rejected(fingerprint);
                    return next.equals(kept) // replaced meanwhile, so it is nobody's loss
                            ? Mono.empty()
                            : tokens.save(key, next).then(fetch(key, clock.instant()));
                });
    }

    /** In an open unit of work: the app has another credential, or was just claimed. */
    public Mono<Void> credentialChanged(CorpId corp, AppId app) {
        var key = TokenKey.accessToken(corp, app);
        return tokens.of(key)
                .map(TokenKeeping::credentialChanged)
                .flatMap(kept -> tokens.save(key, kept))
                .then(fetch(key, clock.instant()));
    }

    /**
     * In an open unit of work: the app is gone, so its token and such tickets as it had are
     * destroyed, and others are told.
     */
    public Mono<Void> withdraw(Optional<TenantId> tenant, CorpId corp, AppId app) {
        return Flux.fromIterable(TokenKey.ALL)
                .map(kind -> new TokenKey(corp, app, kind))
                .concatMap(key -> withdraw(tenant, key))
                .then();
    }

    private Mono<Void> withdraw(Optional<TenantId> tenant, TokenKey key) {
        return tokens.of(key)
                .filter(kept -> !key.isTicket() || !kept.equals(TokenKeeping.fresh()))
                .map(TokenKeeping::withdrawn)
                .flatMap(kept -> tokens.save(key, kept).thenReturn(kept))
                .flatMap(kept ->
                        tenant.map(owner -> facts.tell(withdrawn(owner, key, kept)))
                                .orElse(Mono.empty()));
    }

    private static TokenIssued issued(Asked asked, Token token, long version) {
        return new TokenIssued(
                asked.tenant(),
                asked.key().corp(),
                asked.key().app(),
                asked.key().kind(),
                token.sealed(),
                token.fingerprint(),
                token.issuedAt(),
                token.expiresAt(),
                version);
    }

    private TokenWithdrawn withdrawn(TenantId tenant, TokenKey key, TokenKeeping kept) {
        return new TokenWithdrawn(
                tenant, key.corp(), key.app(), key.kind(), clock.instant(), kept.version());
    }
}
