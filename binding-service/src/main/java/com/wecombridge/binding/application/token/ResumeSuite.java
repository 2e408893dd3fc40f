package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.binding.domain.token.Trouble.Stopped;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.store.Scope;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks again after a wrong suite secret stopped us. The secret is a setting, so it can only have
 * changed where the service started; replicas that start over and over with the wrong one must not
 * ask each time, so there is a pause after each refusal.
 */
@Component
public class ResumeSuite {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final SuiteId suite;
    private final Suites suites;
    private final Errands errands;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public ResumeSuite(
            SuiteId suite, Suites suites, Errands errands, UnitOfWork unitOfWork, Clock clock) {
        this.suite = suite;
        this.suites = suites;
        this.errands = errands;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public Mono<Void> handle() {
        return unitOfWork.within(
                Scope.platform(),
                suites.token(suite).filter(ResumeSuite::isStopped).flatMap(this::resume));
    }

    private static boolean isStopped(TokenKeeping kept) {
        return kept.trouble().filter(Stopped.class::isInstance).isPresent();
    }

    private Mono<Void> resume(TokenKeeping kept) {
        var now = clock.instant();
        var due = kept.trouble().map(trouble -> trouble.since().plus(PAUSE)).orElse(now);
        return due.isAfter(now)
                ? errands.resumeSuite(suite, due)
                : suites.save(suite, kept.credentialChanged())
                        .then(errands.fetchSuiteToken(suite, now));
    }
}
