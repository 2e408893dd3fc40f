package com.wecombridge.wecom;

import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.outbox.OutboxAutoConfiguration;
import com.wecombridge.events.store.StoreAutoConfiguration;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.wecom.access.ProviderApi;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.access.WeComPages;
import com.wecombridge.wecom.calls.Egress;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.identities.IdConversions;
import com.wecombridge.wecom.limits.LimitSettings;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecom.secrets.SecretsAutoConfiguration;
import com.wecombridge.wecom.tokens.OutboxRejections;
import com.wecombridge.wecom.tokens.TokenFacts;
import com.wecombridge.wecom.tokens.TokenRejections;
import com.wecombridge.wecom.tokens.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Wires the way to WeCom. A service with an outbox gets {@link WeComApi}, which tells refused
 * tokens there; {@link SuiteApi} and {@link TokenFetcher} come into being only where they are asked
 * for.
 */
@AutoConfiguration(
        after = {
            SecretsAutoConfiguration.class,
            StoreAutoConfiguration.class,
            OutboxAutoConfiguration.class
        })
@EnableConfigurationProperties({WeComClientSettings.class, LimitSettings.class})
public class WeComClientAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    WeComPages weComPages(WeComClientSettings settings) {
        return new WeComPages(settings);
    }

    @Bean
    @ConditionalOnBean(Transactions.class)
    @ConditionalOnMissingBean(Tokens.class)
    TokenFacts tokenFacts(DatabaseClient db, Transactions transactions, SecretBox box) {
        return new TokenFacts(db, transactions, box);
    }

    @Bean
    @ConditionalOnBean({Transactions.class, Outbox.class})
    @ConditionalOnMissingBean(TokenRejections.class)
    TokenRejections tokenRejections(Outbox outbox, Transactions transactions) {
        return new OutboxRejections(outbox, transactions);
    }

    @Bean
    @ConditionalOnMissingBean
    Egress egress(
            WeComClientSettings settings,
            LimitSettings limits,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<ObservationRegistry> observations) {
        return new Egress(
                settings,
                limits,
                meters.getIfAvailable(SimpleMeterRegistry::new),
                observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    @ConditionalOnBean({Tokens.class, TokenRejections.class})
    @ConditionalOnMissingBean
    WeComApi weComApi(Tokens tokens, TokenRejections rejections, Clock clock, Egress egress) {
        return new WeComApi(tokens, rejections, clock, egress);
    }

    @Bean
    @ConditionalOnBean(WeComApi.class)
    @ConditionalOnMissingBean
    IdConversions idConversions(WeComApi api) {
        return new IdConversions(api);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SuiteApi suiteApi(WeComClientSettings settings, Egress egress) {
        return new SuiteApi(settings, egress);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    ProviderApi providerApi(WeComClientSettings settings, Egress egress) {
        return new ProviderApi(settings, egress);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    TokenFetcher tokenFetcher(WeComClientSettings settings, Egress egress) {
        return new TokenFetcher(settings, egress);
    }
}
