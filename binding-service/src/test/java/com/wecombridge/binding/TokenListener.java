package com.wecombridge.binding;

import com.wecombridge.events.Event;
import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.TokenEvent;
import com.wecombridge.testkit.Infrastructure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.NullUnmarked;

/** Hears what binding tells of tokens, from the beginning, as the door of a service does. */
@NullUnmarked
final class TokenListener implements AutoCloseable {

    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread thread;

    private TokenListener(
            Function<ConsumerRecord<String, byte[]>, Event> read, Consumer<TokenEvent> hear) {
        this.thread = Thread.ofPlatform().start(() -> listen(read, hear));
    }

    static TokenListener to(
            Function<ConsumerRecord<String, byte[]>, Event> read, Consumer<TokenEvent> hear) {
        return new TokenListener(read, hear);
    }

    @Override
    public void close() {
        ended.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(
            Function<ConsumerRecord<String, byte[]>, Event> read, Consumer<TokenEvent> hear) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers());
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var topic =
                    consumer.partitionsFor(Topic.BINDINGS_TOKENS.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(topic);
            consumer.seekToBeginning(topic);
            while (!ended.get()) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> {
                            if (record.value() != null
                                    && read.apply(record) instanceof TokenEvent fact) {
                                hear.accept(fact);
                            }
                        });
            }
        }
    }
}
