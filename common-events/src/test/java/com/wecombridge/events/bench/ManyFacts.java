package com.wecombridge.events.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestKafka.Cleanup;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic full of facts, each with an id of its own. */
final class ManyFacts {

    private static final String TOPIC = "many.facts";
    private static final int KEYS = 1_000;

    private ManyFacts() {}

    /** The name of the topic. */
    static String publish(int facts) {
        Infrastructure.kafka().createTopic(TOPIC, 3, Cleanup.DELETE);
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Infrastructure.kafka().bootstrapServers(),
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var codec = new EventCodec();
            for (int number = 0; number < facts; number++) {
                var _ = producer.send(record(codec, number));
            }
        }
        return TOPIC;
    }

    private static ProducerRecord<String, byte[]> record(EventCodec codec, int number) {
        var fact =
                new AccountBound(
                        Samples.ACME,
                        Samples.CORP,
                        new CrmUserId("u-" + number % KEYS),
                        Samples.LI_LEI,
                        Samples.NOON,
                        number);
        var envelope =
                new Envelope(
                        new EventId("fact-" + number),
                        "/binding-service",
                        EventCatalogue.typeOf(fact.getClass()),
                        fact.subject(),
                        Samples.NOON,
                        fact.tenantId(),
                        fact.corpId(),
                        fact.key(),
                        Optional.empty(),
                        fact.version(),
                        Optional.empty());
        var record = new ProducerRecord<>(TOPIC, fact.key(), codec.data(fact));
        EventCodec.headers(
                envelope, (name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
