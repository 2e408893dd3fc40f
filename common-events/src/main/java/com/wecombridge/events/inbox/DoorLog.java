package com.wecombridge.events.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.MDC;

/** While a record is handled, each log line says whose it is and which fact it was. */
final class DoorLog implements AutoCloseable {

    /** The field of a log line, by the header that fills it. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "ce_tenantid", "tenant",
                    "ce_corpid", "corp",
                    "ce_id", "fact");

    private DoorLog() {}

    static DoorLog about(ConsumerRecord<?, ?> record) {
        FIELDS.forEach((name, field) -> put(field, record.headers().lastHeader(name)));
        return new DoorLog();
    }

    private static void put(String field, Header header) {
        if (header != null && header.value() != null) {
            MDC.put(field, new String(header.value(), UTF_8));
        }
    }

    @Override
    public void close() {
        FIELDS.values().forEach(MDC::remove);
    }
}
