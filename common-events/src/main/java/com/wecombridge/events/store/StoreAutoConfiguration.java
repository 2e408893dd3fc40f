package com.wecombridge.events.store;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Wires both logins of a service. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@EnableConfigurationProperties(RelaySettings.class)
public class StoreAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Transactions transactions(DatabaseClient db, ReactiveTransactionManager manager) {
        return new Transactions(db, TransactionalOperator.create(manager));
    }

    @Bean
    RelayDatabase relayDatabase(RelaySettings settings) {
        return new RelayDatabase(settings);
    }

    @Bean
    LoginCheck loginCheck(DatabaseClient db, RelayDatabase relay) {
        return new LoginCheck(db, relay);
    }

    @Bean
    @DependsOn("loginCheck")
    TablesCheck tablesCheck(DatabaseClient db) {
        return new TablesCheck(db);
    }
}
