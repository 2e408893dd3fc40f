package com.wecombridge.acceptance.hunt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final String POISON = "{\"mobile\":\"19999000001\"";

    @Test
    void leavesOutAPoisonedRecordThatStayedAsItCame() {
        assertThat(textOf(POISON)).doesNotContain("19999000001");
    }

    @Test
    void looksIntoARecordThatRepeatsPoisonInItsOwnWords() {
        assertThat(textOf("{\"cause\":" + POISON + "}")).contains("19999000001");
    }

    @Test
    void looksIntoTheHeadersOfAPoisonedRecord() {
        var record = record(POISON);
        record.headers().add("cause", "could not read 19999000001".getBytes(UTF_8));

        assertThat(Places.page(record, Set.of(POISON)).text()).contains("19999000001");
    }

    private static String textOf(String value) {
        return Places.page(record(value), Set.of(POISON)).text();
    }

    private static ConsumerRecord<byte[], byte[]> record(String value) {
        return new ConsumerRecord<>(
                "crm.todos", 0, 0, "key".getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
