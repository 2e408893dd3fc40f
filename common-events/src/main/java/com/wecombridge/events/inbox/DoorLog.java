package com.wecombridge.events.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.MDC;
import org.springframework.kafka.listener.RecordInterceptor;

/** While a record is handled, each log line says whose it is and which fact it was. */
final class DoorLog implements RecordInterceptor<Object, Object> {

    /** The field of a log line, by the header that fills it. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "ce_tenantid", "tenant",
                    "ce_corpid", "corp",
                    "ce_id", "fact");

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        FIELDS.forEach((name, field) -> put(field, record.headers().lastHeader(name)));
        return record;
    }

    private static void put(String field, Header header) {
        if (header != null && header.value() != null) {
            MDC.put(field, new String(header.value(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void afterRecord(
            ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        FIELDS.values().forEach(MDC::remove);
    }
}
