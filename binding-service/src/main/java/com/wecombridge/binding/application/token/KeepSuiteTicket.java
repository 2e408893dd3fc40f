package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.binding.domain.token.TokenKeeping.Step;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.store.Scope;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** WeCom sends a suite ticket every ten minutes; whoever waits for one goes on. */
@Component
public class KeepSuiteTicket {

    private final SuiteId ours;
    private final Suites suites;
    private final Errands errands;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public KeepSuiteTicket(
            SuiteId ours, Suites suites, Errands errands, UnitOfWork unitOfWork, Clock clock) {
        this.ours = ours;
        this.suites = suites;
        this.errands = errands;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * @param version the gateway's order of callbacks
     */
    public record Command(SuiteId suite, SealedSecret ticket, Instant receivedAt, long version) {}

    public Mono<Void> handle(Command command) {
        if (!command.suite().equals(ours)) {
            return Mono.empty(); // a suite that this deployment does not run
        }
        return unitOfWork.within(
                Scope.platform(),
                suites.keepTicket(ours, command.ticket(), command.receivedAt(), command.version())
                        .then(suites.token(ours))
                        .flatMap(this::fetchIfDue));
    }

    private Mono<Void> fetchIfDue(TokenKeeping kept) {
        var now = clock.instant();
        return kept.next(now) instanceof Step.Fetch
                ? errands.fetchSuiteToken(ours, now)
                : Mono.empty();
    }
}
