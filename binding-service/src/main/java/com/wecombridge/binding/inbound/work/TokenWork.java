package com.wecombridge.binding.inbound.work;

import com.wecombridge.binding.application.Errands.Kind;
import com.wecombridge.binding.application.token.FetchAppToken;
import com.wecombridge.binding.application.token.FetchSuiteToken;
import com.wecombridge.binding.application.token.ResumeSuite;
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

/** The errands that fetch tokens. */
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
        return Errand.of(Kind.FETCH_APP_TOKEN, claimed -> fetch.handle(toCommand(claimed)));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> resumeSuiteAtStart(ResumeSuite resume) {
        return _ -> resume.handle().block(PATIENCE);
    }

    private static FetchAppToken.Command toCommand(ClaimedWork claimed) {
        return new FetchAppToken.Command(
                claimed.work().corp().orElseThrow(), new AppId(claimed.work().payload()));
    }
}
