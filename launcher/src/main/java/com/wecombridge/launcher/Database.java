package com.wecombridge.launcher;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables of the service, as their owner sees them. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
class Database {

    static ConfigurableApplicationContext open() {
        return SmallContext.of(
                Database.class,
                "DATABASE_URL",
                "DATABASE_USERNAME",
                "DATABASE_RELAY_USERNAME",
                "DATABASE_OWNER_USERNAME",
                "DATABASE_OWNER_PASSWORD");
    }

    /** Flyway does nothing by itself: the errand says what. */
    @Bean
    FlywayMigrationStrategy onlyWhenAsked() {
        return _ -> {};
    }
}
