package com.wecombridge.binding.application;

import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.Event;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ports that every use case needs, without a database: what was told, what is to be done. */
public final class InMemory implements Facts, Errands, UnitOfWork {

    public static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final List<Event> told = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    /** An errand that was left. */
    public record Note(Kind kind, String about, Instant due) {}

    public List<Event> told() {
        return told;
    }

    public List<Note> notes() {
        return notes;
    }

    @Override
    public Mono<Void> tell(Event fact) {
        return Mono.fromRunnable(() -> told.add(fact));
    }

    @Override
    public <T> Mono<T> within(Scope scope, Mono<T> work) {
        return work;
    }

    @Override
    public <T> Flux<T> many(Scope scope, Flux<T> work) {
        return work;
    }

    @Override
    public Mono<Void> exchangeAuthCode(InstallId install, Optional<TenantId> tenant, Instant due) {
        return note(Kind.EXCHANGE_AUTH_CODE, install.value(), due);
    }

    @Override
    public Mono<Void> readAuthorization(CorpId corp, AppId app, Instant due) {
        return note(Kind.READ_AUTHORIZATION, corp.value(), due);
    }

    @Override
    public Mono<Void> fetchSuiteToken(SuiteId suite, Instant due) {
        return note(Kind.FETCH_SUITE_TOKEN, suite.value(), due);
    }

    @Override
    public Mono<Void> resumeSuite(SuiteId suite, Instant due) {
        return note(Kind.RESUME_SUITE, suite.value(), due);
    }

    @Override
    public Mono<Void> fetchAppToken(CorpId corp, AppId app, TokenKind kind, Instant due) {
        return note(Kind.fetching(kind), corp.value(), due);
    }

    private Mono<Void> note(Kind kind, String about, Instant due) {
        return Mono.fromRunnable(() -> notes.add(new Note(kind, about, due)));
    }
}
