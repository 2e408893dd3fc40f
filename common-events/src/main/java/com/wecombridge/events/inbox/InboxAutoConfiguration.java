package com.wecombridge.events.inbox;

import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.store.StoreAutoConfiguration;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.trace.Traces;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Wires the inbox, and what every Kafka door does with a record whose effect failed. */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@EnableConfigurationProperties({InboxSettings.class, KafkaProperties.class})
@EnableScheduling
public class InboxAutoConfiguration {

    /** Doors are closed one after the other; what is cut short is taken again elsewhere. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

    @Bean
    Inbox inbox(DatabaseClient db, Transactions transactions, EventCodec codec, Traces traces) {
        return new Inbox(db, transactions, codec, new DoorTrace(traces));
    }

    /** Named by the shared settings of the binder. */
    @Bean
    RecordsAsTheyCame recordsAsTheyCame() {
        return new RecordsAsTheyCame();
    }

    @Bean
    InboxCleanup inboxCleanup(RelayDatabase db, InboxSettings settings) {
        return new InboxCleanup(db, settings.retention());
    }

    @Bean
    DeadLetterProducer deadLetterProducer(KafkaProperties kafka) {
        return new DeadLetterProducer(kafka.buildAdminProperties());
    }

    @Bean
    TopicIds topicIds(KafkaProperties kafka) {
        return new TopicIds(kafka.buildAdminProperties());
    }

    @Bean
    ClientFactoryCustomizer doorConsumers(TopicIds topics) {
        return new ClientFactoryCustomizer() {
            @Override
            public void configure(ConsumerFactory<?, ?> consumers) {
                follow(consumers, topics);
            }
        };
    }

    private static <K, V> void follow(ConsumerFactory<K, V> consumers, TopicIds topics) {
        consumers.addPostProcessor(consumer -> DoorConsumer.around(consumer, topics));
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> doorCustomizer(
            DeadLetterProducer producer) {
        return (container, _, group) -> {
            container.setCommonErrorHandler(DeadLetters.handlerFor(group, producer.template()));
            var threads = new SimpleAsyncTaskExecutor("door-" + group + "-");
            threads.setVirtualThreads(true);
            container.getContainerProperties().setListenerTaskExecutor(threads);
            container.getContainerProperties().setShutdownTimeout(LONGEST_FAREWELL.toMillis());
        };
    }
}
