package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Bytes;
import com.wecombridge.corpus.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Tells records as the CRM would and never should: {@code topic}, {@code key}, the data as a whole
 * or as {@code data.<field>}; every other part is a header. What is {@code absent} is left out.
 */
public final class Records implements Library.Speaker, AutoCloseable {

    /** The header by which a record is found among the dead letters. */
    public static final String MARK = "corpus-mark";

    private static final int TAKEN = 200;
    private static final int UNFIT = 400;
    private static final int TOO_LARGE = 413;
    private static final String FIELD = "data.";

    private final KafkaProducer<byte @Nullable [], byte @Nullable []> producer;

    public Records(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "key.serializer",
                                ByteArraySerializer.class.getName(),
                                "value.serializer",
                                ByteArraySerializer.class.getName(),
                                "linger.ms",
                                "0",
                                "max.request.size",
                                "8000000"));
    }

    @Override
    public List<Reply> say(Map<String, String> parts, Words words) {
        var record =
                new ProducerRecord<byte @Nullable [], byte @Nullable []>(
                        words.fill(part(parts, "topic")),
                        null,
                        bytes(part(parts, "key"), words),
                        data(parts, words));
        parts.forEach((name, value) -> {
            byte[] header = isHeader(name) ? bytes(value, words) : null;
            if (header != null) {
                record.headers().add(name, header);
            }
        });
        record.headers().add(MARK, words.fill("«mark»").getBytes(StandardCharsets.UTF_8));
        return List.of(tell(record));
    }

    private Reply tell(ProducerRecord<byte @Nullable [], byte @Nullable []> record) {
        long started = System.nanoTime();
        int status;
        try {
            producer.send(record).get();
            status = TAKEN;
        } catch (ExecutionException refused) {
            status =
                    switch (refused.getCause()) {
                        case RecordTooLargeException _ -> TOO_LARGE;
                        case InvalidRecordException _ -> UNFIT;
                        case null, default -> throw new IllegalStateException(refused);
                    };
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return new Reply(status, "", "", "", Duration.ofNanos(System.nanoTime() - started));
    }

    private static boolean isHeader(String name) {
        return !List.of("topic", "key", "data").contains(name) && !name.startsWith(FIELD);
    }

    private static String part(Map<String, String> parts, String name) {
        return parts.getOrDefault(name, "absent");
    }

    private static byte @Nullable [] bytes(String value, Words words) {
        var filled = words.fill(value);
        return filled.equals("absent") ? null : Bytes.of(filled);
    }

    private static byte @Nullable [] data(Map<String, String> parts, Words words) {
        return parts.containsKey("data")
                ? bytes(part(parts, "data"), words)
                : bytes(
                        parts.entrySet().stream()
                                .filter(one -> one.getKey().startsWith(FIELD))
                                .filter(one -> !one.getValue().equals("absent"))
                                .map(one ->
                                        "\"%s\":%s"
                                                .formatted(
                                                        one.getKey().substring(FIELD.length()),
                                                        one.getValue()))
                                .collect(Collectors.joining(",", "{", "}")),
                        words);
    }

    @Override
    public void close() {
        producer.close();
    }
}
