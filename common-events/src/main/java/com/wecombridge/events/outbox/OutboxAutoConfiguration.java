package com.wecombridge.events.outbox;

import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.store.StoreAutoConfiguration;
import com.wecombridge.events.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Wires the outbox and its relay. */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@EnableConfigurationProperties({OutboxSettings.class, KafkaProperties.class})
@EnableScheduling
public class OutboxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    OutboxSignal outboxSignal() {
        return new OutboxSignal();
    }

    @Bean
    Outbox outbox(
            DatabaseClient db,
            EventCodec codec,
            OutboxSignal signal,
            OutboxSettings settings,
            Traces traces,
            Clock clock) {
        return new Outbox(db, codec, signal, settings, traces, clock);
    }

    @Bean
    OutboxRelay outboxRelay(
            RelayDatabase db,
            OutboxSignal signal,
            OutboxSettings settings,
            ObjectProvider<MeterRegistry> meters,
            KafkaProperties settingsOfKafka) {
        var kafka = settingsOfKafka.buildAdminProperties();
        var heldKeys = new HeldKeys(db.jdbc());
        var topics =
                new TopicWatch(
                        new KnownTopics(db.jdbc()),
                        heldKeys,
                        () -> TopicWatch.connect(kafka),
                        meters.getIfAvailable(SimpleMeterRegistry::new));
        var transactionalId = "outbox" + settings.source().replace('/', '-');
        return new OutboxRelay(
                new RelayTables(db.jdbc(), UUID.randomUUID().toString(), settings.lease()),
                new Teller(
                        heldKeys,
                        topics,
                        () -> FactPublisher.take(kafka, transactionalId),
                        settings.batch()),
                signal,
                settings);
    }

    @Bean
    OutboxPartitions outboxPartitions(RelayDatabase db, OutboxSettings settings) {
        return new OutboxPartitions(db, settings.retention());
    }

    @Bean
    OutboxMetrics outboxMetrics(
            RelayDatabase db, ObjectProvider<MeterRegistry> meters, Clock clock) {
        return new OutboxMetrics(db, meters.getIfAvailable(SimpleMeterRegistry::new), clock);
    }

    /** Says {@code DOWN} while the relay stands still; part of no probe. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class Watch {

        @Bean
        HealthIndicator outboxRelayHealthIndicator(OutboxRelay relay) {
            return () -> Health.status(relay.standsStill() ? Status.DOWN : Status.UP).build();
        }
    }
}
