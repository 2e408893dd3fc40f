package com.wecombridge.events.store;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Wires both logins of a service. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@EnableConfigurationProperties(RelaySettings.class)
public class StoreAutoConfiguration {

    /** No write transaction lives longer: the relay's horizon waits for the oldest one. */
    private static final int LONGEST_TRANSACTION_SECONDS = 10;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Transactions transactions(DatabaseClient db, ReactiveTransactionManager manager) {
        var definition = new DefaultTransactionDefinition();
        definition.setTimeout(LONGEST_TRANSACTION_SECONDS);
        return new Transactions(db, TransactionalOperator.create(manager, definition));
    }

    @Bean
    RelayDatabase relayDatabase(RelaySettings settings) {
        return new RelayDatabase(settings);
    }
}
