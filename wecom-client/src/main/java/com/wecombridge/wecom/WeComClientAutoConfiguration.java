package com.wecombridge.wecom;

import com.wecombridge.events.store.StoreAutoConfiguration;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.calls.TokenRejections;
import com.wecombridge.wecom.calls.Tokens;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.calls.WeComPages;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecom.secrets.SecretsAutoConfiguration;
import com.wecombridge.wecom.tokens.TokenFacts;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Wires the way to WeCom. A service gets {@link WeComApi} as soon as it says where refused tokens
 * are told; {@link SuiteApi} and {@link TokenFetcher} come into being only where they are asked
 * for.
 */
@AutoConfiguration(after = {SecretsAutoConfiguration.class, StoreAutoConfiguration.class})
@EnableConfigurationProperties(WeComClientSettings.class)
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
    @ConditionalOnBean({Tokens.class, TokenRejections.class})
    @ConditionalOnMissingBean
    WeComApi weComApi(
            WeComClientSettings settings, Tokens tokens, TokenRejections rejections, Clock clock) {
        return new WeComApi(settings, tokens, rejections, clock);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SuiteApi suiteApi(WeComClientSettings settings) {
        return new SuiteApi(settings);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    TokenFetcher tokenFetcher(WeComClientSettings settings) {
        return new TokenFetcher(settings);
    }
}
