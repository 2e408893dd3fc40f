package com.wecombridge.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.StoreAutoConfiguration;
import com.wecombridge.wecom.access.ProviderApi;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.access.WeComPages;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.secrets.SecretsAutoConfiguration;
import com.wecombridge.wecom.tokens.TokenFacts;
import com.wecombridge.wecom.tokens.TokenRejections;
import com.wecombridge.wecom.tokens.Tokens;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
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
                        .hasSingleBean(ProviderApi.class)
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

    @Test
    void keepsTheTokensItHearsOfInTheServicesOwnDatabase() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                R2dbcAutoConfiguration.class,
                                R2dbcTransactionManagerAutoConfiguration.class,
                                DataR2dbcAutoConfiguration.class,
                                StoreAutoConfiguration.class,
                                SecretsAutoConfiguration.class,
                                WeComClientAutoConfiguration.class))
                .withPropertyValues(
                        "spring.profiles.active=local",
                        "spring.r2dbc.url=r2dbc:postgresql://localhost:1/never-connected",
                        "spring.r2dbc.username=app",
                        "spring.r2dbc.password=app-of-tests",
                        "wecombridge.relay.url=r2dbc:postgresql://localhost:1/never-connected",
                        "wecombridge.relay.username=relay",
                        "wecombridge.relay.password=relay-of-tests")
                .withBean(TokenRejections.class, () -> _ -> Mono.empty())
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(beans -> { // there is no database to
                            // log in to
                            ((BeanDefinitionRegistry) beans).removeBeanDefinition("loginCheck");
                            ((BeanDefinitionRegistry) beans).removeBeanDefinition("tablesCheck");
                        }))
                .run(context ->
                        assertThat(context)
                                .hasSingleBean(TokenFacts.class)
                                .hasSingleBean(WeComApi.class));
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
