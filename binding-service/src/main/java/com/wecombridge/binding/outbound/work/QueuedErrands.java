package com.wecombridge.binding.outbound.work;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.Work;
import com.wecombridge.events.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Errands wait in the work queue. The key keeps errands for one thing apart from each other. What
 * is due by our clock is told to the queue as a time from now, because the queue has a clock of its
 * own.
 */
@Component
class QueuedErrands implements Errands {

    /** Errands of the suite itself share one limit. */
    private static final String SUITE_LANE = "suite";

    private final WorkQueue queue;
    private final Clock clock;

    QueuedErrands(WorkQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public Mono<Void> exchangeAuthCode(InstallId install, Optional<TenantId> tenant, Instant due) {
        return queue.replace(
                new Work(
                        Kind.EXCHANGE_AUTH_CODE.text(),
                        install.value(),
                        SUITE_LANE,
                        tenant,
                        Optional.empty(),
                        install.value(),
                        until(due)));
    }

    @Override
    public Mono<Void> readAuthorization(CorpId corp, AppId app, Instant due) {
        return queue.replace(ofApp(Kind.READ_AUTHORIZATION, corp, app, due));
    }

    @Override
    public Mono<Void> fetchSuiteToken(SuiteId suite, Instant due) {
        return queue.replace(ofSuite(Kind.FETCH_SUITE_TOKEN, suite, due));
    }

    @Override
    public Mono<Void> resumeSuite(SuiteId suite, Instant due) {
        return queue.replace(ofSuite(Kind.RESUME_SUITE, suite, due));
    }

    @Override
    public Mono<Void> fetchAppToken(CorpId corp, AppId app, TokenKind kind, Instant due) {
        return queue.replace(ofApp(Kind.fetching(kind), corp, app, due));
    }

    private Duration until(Instant due) {
        return Duration.between(clock.instant(), due);
    }

    private Work ofSuite(Kind kind, SuiteId suite, Instant due) {
        return new Work(
                kind.text(),
                suite.value(),
                SUITE_LANE,
                Optional.empty(),
                Optional.empty(),
                "",
                until(due));
    }

    /** Errands of an app name no tenant: whose the corp is may change while they wait. */
    private Work ofApp(Kind kind, CorpId corp, AppId app, Instant due) {
        return new Work(
                kind.text(),
                corp.value() + ":" + app.value(),
                corp.value(),
                Optional.empty(),
                Optional.of(corp),
                app.value(),
                until(due));
    }
}
