package com.wecombridge.events.bench;

import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

/** Reads a topic from its beginning, and says each time that a thousand more are done. */
final class ConsumingProcess {

    private static final int THOUSAND = 1_000;
    private static final AtomicInteger DONE = new AtomicInteger();

    private ConsumingProcess() {}

    /**
     * @param arguments which way, the topic, and the consumer group
     */
    public static void main(String[] arguments) {
        if (arguments[0].equals("ours")) {
            door(arguments[1], arguments[2]);
        } else {
            bareLoop(arguments[1], arguments[2]);
        }
    }

    /** A service whose door does nothing but remember each fact. */
    private static void door(String topic, String group) {
        new SpringApplicationBuilder(Service.class)
                .run(
                        "--spring.cloud.function.definition=facts",
                        "--spring.cloud.stream.bindings.facts-in-0.destination=" + topic,
                        "--spring.cloud.stream.bindings.facts-in-0.group=" + group,
                        "--spring.flyway.locations=classpath:db/events",
                        "--management.tracing.sampling.probability=0.1");
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {

        @Bean
        Door facts(Inbox inbox) {
            return inbox.door(_ -> Effect.of(Mono.fromRunnable(ConsumingProcess::done)));
        }
    }

    private static void bareLoop(String topic, String group) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                System.getenv("KAFKA_BOOTSTRAP_SERVERS"),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(100)).forEach(_ -> done());
                consumer.commitSync();
            }
        }
    }

    private static void done() {
        int done = DONE.incrementAndGet();
        if (done % THOUSAND == 0) {
            ChildProcess.say(Integer.toString(done));
        }
    }
}
