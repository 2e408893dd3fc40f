package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.token.Suites.Ticket;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.Reply.Given;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.binding.domain.token.TokenKeeping.Step;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.work.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Fetches the suite's token when it is due, and says when it is due again. */
@Component
public class FetchSuiteToken {

    private static final Duration TICKET_LIFE = Duration.ofMinutes(30);

    private final SuiteId suite;
    private final Suites suites;
    private final TokenSource source;
    private final Errands errands;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public FetchSuiteToken(
            SuiteId suite,
            Suites suites,
            TokenSource source,
            Errands errands,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.suite = suite;
        this.suites = suites;
        this.source = source;
        this.errands = errands;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public Mono<Outcome> handle() {
        return unitOfWork
                .within(
                        Scope.platform(),
                        suites.token(suite).zipWith(suites.ticket(suite), this::step))
                .flatMap(next -> next);
    }

    private Mono<Outcome> step(TokenKeeping kept, Optional<Ticket> ticket) {
        return switch (kept.next(clock.instant())) {
            case Step.Fetch() -> ticket.filter(this::isFresh).map(this::fetch).orElse(waiting());
            case Step.NotBefore(var due) ->
                    Mono.just(new Outcome.Done(errands.fetchSuiteToken(suite, due)));
            case Step.Rest() -> Mono.just(new Outcome.Done(Mono.empty()));
        };
    }

    private boolean isFresh(Ticket ticket) {
        return clock.instant().isBefore(ticket.receivedAt().plus(TICKET_LIFE));
    }

    /** The next ticket brings the next errand. */
    private Mono<Outcome> waiting() {
        var refusal = new Refusal.Later("waiting for a suite ticket");
        return Mono.just(new Outcome.Done(changed(kept -> kept.troubled(refusal, now())).then()));
    }

    private Mono<Outcome> fetch(Ticket ticket) {
        return source.suiteToken(ticket.sealed()).map(this::store);
    }

    private Outcome store(Reply<Token> reply) {
        return switch (reply) {
            case Given<Token>(var token) -> new Outcome.Done(keep(k -> k.given(token, now())));
            case Denied<Token>(var refusal) ->
                    new Outcome.Done(keep(k -> k.troubled(refusal, now())));
        };
    }

    private Mono<Void> keep(Change change) {
        return changed(change).flatMap(this::askAgain);
    }

    private Mono<Void> askAgain(TokenKeeping kept) {
        return switch (kept.next(now())) {
            case Step.Fetch() -> errands.fetchSuiteToken(suite, kept.retryAt(now()));
            case Step.NotBefore(var due) -> errands.fetchSuiteToken(suite, due);
            case Step.Rest() -> Mono.empty();
        };
    }

    private Mono<TokenKeeping> changed(Change change) {
        return unitOfWork.within(
                Scope.platform(),
                suites.token(suite)
                        .map(change::to)
                        .flatMap(next -> suites.save(suite, next).thenReturn(next)));
    }

    private Instant now() {
        return clock.instant();
    }

    @FunctionalInterface
    private interface Change {
        TokenKeeping to(TokenKeeping kept);
    }
}
