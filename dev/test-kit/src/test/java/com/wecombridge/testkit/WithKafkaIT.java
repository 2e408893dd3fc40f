package com.wecombridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.testkit.TestKafka.Cleanup;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@WithKafka
class WithKafkaIT {

    @Test
    void returnsWhatWasSentInTheOrderOfTheKey(TestKafka kafka) {
        kafka.createTopic("letters", 3, Cleanup.COMPACT);
        kafka.send(letter("letters", "first"));
        kafka.send(letter("letters", "second"));

        assertThat(kafka.records("letters", 2, Duration.ofSeconds(10)))
                .extracting(letter -> new String(letter.value(), UTF_8))
                .containsExactly("first", "second");
        assertThat(kafka.records("letters")).hasSize(2);
    }

    @Test
    void creatingATopicTwiceChangesNothing(TestKafka kafka) {
        kafka.createTopic("twice", 1, Cleanup.DELETE);
        kafka.createTopic("twice", 1, Cleanup.DELETE);

        assertThat(kafka.records("twice")).isEmpty();
    }

    @Test
    void saysHowManyRecordsAreMissing(TestKafka kafka) {
        kafka.send(letter("lonely", "only"));

        assertThatThrownBy(() -> kafka.records("lonely", 2, Duration.ofMillis(200)))
                .hasMessage("topic lonely holds 1 records after PT0.2S, not 2");
    }

    private static ProducerRecord<String, byte[]> letter(String topic, String body) {
        return new ProducerRecord<>(topic, "LI_LEI", body.getBytes(UTF_8));
    }
}
