package com.wecombridge.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.calls.TokenRejections;
import com.wecombridge.wecom.calls.Tokens;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComPages;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

class WeComClientAutoConfigurationTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(WeComClientAutoConfiguration.class));

    @Test
    void givesPagesAndFetchersToWhoeverAsks() {
        runner.run(context ->
                assertThat(context)
                        .hasSingleBean(WeComPages.class)
                        .hasSingleBean(SuiteApi.class)
                        .hasSingleBean(TokenFetcher.class)
                        .doesNotHaveBean(WeComApi.class));
    }

    @Test
    void givesTheWayToCallOnceAServiceSaysWhereRefusedTokensAreTold() {
        runner.withBean(Clock.class, Clock::systemUTC)
                .withBean(Tokens.class, NoTokens::new)
                .withBean(TokenRejections.class, () -> _ -> Mono.empty())
                .run(context -> assertThat(context).hasSingleBean(WeComApi.class));
    }

    private static final class NoTokens implements Tokens {
        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.empty();
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}
    }
}
