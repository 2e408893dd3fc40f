package com.wecombridge.events.work;

import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.store.StoreAutoConfiguration;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.trace.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires the queue and, where a service has workers, what runs them. */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@EnableConfigurationProperties(WorkSettings.class)
public class WorkAutoConfiguration {

    @Bean
    WorkSignal workSignal() {
        return new WorkSignal();
    }

    @Bean
    WorkQueue workQueue(
            DatabaseClient db, Transactions transactions, WorkSignal signal, Traces traces) {
        return new WorkQueue(db, transactions, signal, traces);
    }

    @Bean
    WorkRunner workRunner(
            ObjectProvider<Worker> workers,
            WorkQueue queue,
            RelayDatabase db,
            WorkSignal signal,
            WorkSettings settings,
            Traces traces) {
        return new WorkRunner(
                workers.stream().toList(),
                queue,
                new Leases(db, settings.lease()),
                signal,
                settings,
                traces);
    }

    /** Says {@code DOWN} while the runner stands still; part of no probe. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class Watch {

        @Bean
        HealthIndicator workHealthIndicator(WorkRunner runner) {
            return () -> Health.status(runner.standsStill() ? Status.DOWN : Status.UP).build();
        }
    }
}
