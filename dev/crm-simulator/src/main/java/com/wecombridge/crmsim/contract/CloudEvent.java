package com.wecombridge.crmsim.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record of a topic, read as a CloudEvent in Kafka's binary mode.
 *
 * @param data a JSON object; never null
 */
public record CloudEvent(String id, String type, ObjectNode data) {

    private static final String SPEC_VERSION = "1.0";
    private static final String SOURCE = "/crm-simulator";

    /**
     * Reads a record that holds a value.
     *
     * @throws UnreadableRecordException if it is no CloudEvent with a JSON object
     */
    public static CloudEvent read(ConsumerRecord<String, byte[]> record) {
        if (!SPEC_VERSION.equals(required(record, "ce_specversion"))) {
            throw new UnreadableRecordException("ce_specversion is not 1.0");
        }
        required(record, "ce_source");
        var event =
                new CloudEvent(
                        required(record, "ce_id"),
                        required(record, "ce_type"),
                        object(record.value()));
        if (!event.data.path("tenant").asString("").equals(required(record, "ce_tenantid"))) {
            throw new UnreadableRecordException("ce_tenantid is not the tenant of the data");
        }
        return event;
    }

    /**
     * The data as one of our own records.
     *
     * @throws UnreadableRecordException if a field is missing or of another type
     */
    public <T> T as(Class<T> type) {
        try {
            return Wire.JSON.treeToValue(data, type);
        } catch (JacksonException e) {
            throw new UnreadableRecordException("data does not fit " + type.getSimpleName());
        }
    }

    /** The headers of a fact that the CRM tells. */
    public static Map<String, String> headers(
            String id, Instant time, Optional<String> causation, Fact fact) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", SPEC_VERSION);
        headers.put("ce_id", id);
        headers.put("ce_source", SOURCE);
        headers.put("ce_type", fact.type());
        headers.put("ce_subject", fact.subject());
        headers.put("ce_time", time.toString());
        headers.put("content-type", "application/json");
        headers.put("ce_tenantid", fact.tenant());
        headers.put("ce_partitionkey", fact.key());
        causation.ifPresent(cause -> headers.put("ce_causationid", cause));
        headers.put("ce_aggregateversion", Long.toString(fact.version()));
        return headers;
    }

    private static ObjectNode object(byte[] value) {
        try {
            JsonNode tree = Wire.JSON.readTree(value);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new UnreadableRecordException("the value is not JSON");
        }
        throw new UnreadableRecordException("the value is no JSON object");
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        String text = text(record, name);
        if (text == null || text.isBlank()) {
            throw new UnreadableRecordException("header " + name + " is missing");
        }
        return text;
    }

    private static @Nullable String text(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
