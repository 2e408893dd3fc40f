package com.wecombridge.binding.inbound.work;

import com.wecombridge.binding.application.Errands.Kind;
import com.wecombridge.binding.application.token.FetchAppToken;
import com.wecombridge.binding.application.token.FetchSuiteToken;
import com.wecombridge.binding.application.token.ResumeSuite;
import com.wecombridge.binding.application.token.TokenKey;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.work.ClaimedWork;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Worker;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The errands that fetch tokens and tickets. */
@Configuration(proxyBeanMethods = false)
class TokenWork {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    Worker fetchSuiteTokenWorker(FetchSuiteToken fetch) {
        return Errand.of(Kind.FETCH_SUITE_TOKEN, _ -> fetch.handle());
    }

    @Bean
    Worker resumeSuiteWorker(ResumeSuite resume) {
        return Errand.of(Kind.RESUME_SUITE, _ -> Mono.just(new Outcome.Done(resume.handle())));
    }

    @Bean
    Worker fetchAppTokenWorker(FetchAppToken fetch) {
        return fetching(TokenKind.ACCESS_TOKEN, fetch);
    }

    @Bean
    Worker fetchCorpTicketWorker(FetchAppToken fetch) {
        return fetching(TokenKind.CORP_TICKET, fetch);
    }

    @Bean
    Worker fetchAppTicketWorker(FetchAppToken fetch) {
        return fetching(TokenKind.APP_TICKET, fetch);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> resumeSuiteAtStart(ResumeSuite resume) {
        return _ -> resume.handle().block(PATIENCE);
    }

    private static Worker fetching(TokenKind kind, FetchAppToken fetch) {
        return Errand.of(Kind.fetching(kind), claimed -> fetch.handle(toKey(claimed, kind)));
    }

    private static TokenKey toKey(ClaimedWork claimed, TokenKind kind) {
        return new TokenKey(
                claimed.work().corp().orElseThrow(), new AppId(claimed.work().payload()), kind);
    }
}
