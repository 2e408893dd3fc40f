package com.wecombridge.faultproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.faultproxy.protocol.Protocol;
import com.wecombridge.testkit.TestKafka;
import com.wecombridge.testkit.TestKafka.Cleanup;
import com.wecombridge.testkit.WithKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between a producer and its broker. */
@WithKafka
class KafkaIT {

    private TestKafka kafka;
    private FaultProxy proxy;

    @BeforeEach
    void open(TestKafka kafka) {
        this.kafka = kafka;
        var detour = kafka.detour();
        proxy = FaultProxy.to(detour.host(), detour.broker(), Protocol.KAFKA, detour.advertised());
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void aProducerThatNeverHearsOfItsRecordSendsItTwice() throws Exception {
        begin("naive");
        try (var dropped = proxy.begin(Fault.droppedResponse("Produce").once())) {
            send("naive", false);

            assertThat(dropped.struck()).isOne();
            assertThat(stored("naive", 3)).containsExactly("first", "hello", "hello");
            assertThat(proxy.requests("Produce")).isEqualTo(2);
        }
    }

    @Test
    void anIdempotentProducerSendsItTwiceAndTheBrokerStoresItOnce() throws Exception {
        begin("idempotent");
        try (var dropped = proxy.begin(Fault.droppedResponse("Produce").once())) {
            send("idempotent", true);

            assertThat(dropped.struck()).isOne();
            assertThat(stored("idempotent", 2)).containsExactly("first", "hello");
            assertThat(proxy.requests("Produce")).isEqualTo(2);
        }
    }

    /** From here on the topic has a leader: no response that is dropped says "not yet". */
    private void begin(String topic) {
        kafka.createTopic(topic, 1, Cleanup.DELETE);
        kafka.send(new ProducerRecord<>(topic, "LI_LEI", "first".getBytes(UTF_8)));
    }

    private void send(String topic, boolean idempotent) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        proxy.address(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        idempotent,
                        "reconnect.backoff.ms",
                        10,
                        "retry.backoff.ms",
                        10);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "LI_LEI", "hello")).get();
        }
    }

    private List<String> stored(String topic, int records) {
        return kafka.records(topic, records, Duration.ofSeconds(10)).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }
}
