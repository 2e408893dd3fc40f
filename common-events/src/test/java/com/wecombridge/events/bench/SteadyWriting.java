package com.wecombridge.events.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A thousand facts a second, five in a transaction that begins when it is due, whatever became of
 * those before it; and how long after its commit each was seen by a consumer.
 */
final class SteadyWriting {

    private static final int IN_A_TRANSACTION = 5;
    private static final long EVERY_NANOS = 1_000_000L * IN_A_TRANSACTION;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Relaying relaying;
    private volatile boolean listening = true;

    private SteadyWriting(Relaying relaying) {
        this.relaying = relaying;
    }

    /**
     * The median, the 99th percentile and the longest, in milliseconds; and how many could not be
     * committed.
     */
    static String during(Duration length, Relaying relaying) throws Exception {
        return new SteadyWriting(relaying).during(length);
    }

    private String during(Duration length) throws Exception {
        int transactions = Math.toIntExact(length.toNanos() / EVERY_NANOS);
        try (var consumer = consumer()) {
            var listener = Thread.ofPlatform().start(() -> listen(consumer));
            try {
                write(transactions);
                awaitAll();
            } finally {
                listening = false;
                listener.join();
            }
        }
        var millis =
                committed.keySet().stream()
                        .mapToDouble(id -> (seen.get(id) - committed.get(id)) / 1e6)
                        .sorted()
                        .toArray();
        return "%s %s %s %s"
                .formatted(
                        millis[millis.length / 2],
                        millis[millis.length * 99 / 100],
                        millis[millis.length - 1],
                        transactions * IN_A_TRANSACTION - millis.length);
    }

    private void write(int transactions) {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int number = 0; number < transactions; number++) {
                long due = begin + number * EVERY_NANOS;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                writers.execute(this::writeSome);
            }
        }
    }

    private void writeSome() {
        var ids =
                Stream.generate(() -> UUID.randomUUID().toString())
                        .limit(IN_A_TRANSACTION)
                        .toList();
        try {
            relaying.commit(ids);
            long now = System.nanoTime();
            ids.forEach(id -> committed.put(id, now));
        } catch (Exception _) {
            return; // counted: what is not committed could not be written
        }
    }

    private void awaitAll() throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!seen.keySet().containsAll(committed.keySet())) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(seen.size() + " seen");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void listen(KafkaConsumer<byte[], byte[]> consumer) {
        while (listening) {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                var id = record.headers().lastHeader("ce_id");
                if (id != null) {
                    seen.put(new String(id.value(), UTF_8), System.nanoTime());
                }
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                System.getenv("KAFKA_BOOTSTRAP_SERVERS"),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(relaying.topic()).stream()
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }
}
