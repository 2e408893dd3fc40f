package com.wecombridge.crmsim.kafka;

import com.wecombridge.crmsim.contract.Wire;
import com.wecombridge.crmsim.store.Outbox;
import com.wecombridge.crmsim.store.Outbox.Row;
import com.wecombridge.crmsim.store.StateFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what the outbox holds. A key's next record is sent once the one before is acknowledged; a
 * key that Kafka refuses waits by itself while the others go on.
 */
public final class Publisher implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration ONE_LOOK = Duration.ofMillis(250);

    private final StateFile state;
    private final Outbox outbox;
    private final KafkaSettings settings;
    private final Thread thread;
    private final Map<String, Long> heldUntil = new HashMap<>();
    private volatile boolean closed;
    private volatile Runnable farewell = () -> {};
    private volatile Standing standing = new Standing("UNKNOWN", "");

    public Publisher(StateFile state, Outbox outbox, KafkaSettings settings) {
        this.state = state;
        this.outbox = outbox;
        this.settings = settings;
        this.thread = Thread.ofPlatform().daemon().name("publisher").unstarted(this);
    }

    public void start() {
        thread.start();
    }

    /** How the last attempt ended. */
    public Standing standing() {
        return standing;
    }

    @Override
    public void run() {
        while (!closed) {
            try (var producer =
                    new KafkaProducer<>(
                            settings.producer(),
                            new StringSerializer(),
                            new ByteArraySerializer())) {
                farewell = () -> producer.close(Duration.ZERO);
                tellUntilClosed(producer);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                failed("DOWN", e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Does not wait for a lost broker: what is not acknowledged is still stored. */
    @Override
    public void close() {
        closed = true;
        farewell.run();
        try {
            thread.join(PAUSE.multipliedBy(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellUntilClosed(Producer<String, byte[]> producer) throws InterruptedException {
        while (!closed) {
            List<Row> heads = awaitHeads();
            if (!heads.isEmpty()) {
                tell(producer, heads);
            }
        }
    }

    private List<Row> awaitHeads() throws InterruptedException {
        state.await(() -> !heads().isEmpty(), ONE_LOOK);
        return state.read(this::heads);
    }

    private List<Row> heads() {
        long now = System.nanoTime();
        heldUntil.values().removeIf(until -> until - now <= 0);
        return outbox.heads(Set.copyOf(heldUntil.keySet()));
    }

    private void tell(Producer<String, byte[]> producer, List<Row> heads)
            throws InterruptedException {
        var told = new ArrayList<Row>();
        for (var sent : send(producer, heads).entrySet()) {
            try {
                sent.getValue().get();
                told.add(sent.getKey());
            } catch (ExecutionException e) {
                hold(sent.getKey(), e.getCause() == null ? e : e.getCause());
            }
        }
        if (!told.isEmpty()) {
            state.change(() -> outbox.acknowledge(told));
        }
        if (told.size() == heads.size()) {
            standing = new Standing("UP", "");
        }
    }

    /**
     * Stops at the first record that Kafka does not even take, so that an outage costs one wait.
     */
    private static Map<Row, Future<RecordMetadata>> send(
            Producer<String, byte[]> producer, List<Row> heads) {
        var sent = new HashMap<Row, Future<RecordMetadata>>();
        for (Row row : heads) {
            Future<RecordMetadata> future = producer.send(record(row));
            sent.put(row, future);
            if (future.state() == Future.State.FAILED) {
                break;
            }
        }
        return sent;
    }

    private void hold(Row row, Throwable cause) {
        heldUntil.put(row.orderKey(), System.nanoTime() + PAUSE.toNanos());
        failed(cause instanceof RetriableException ? "DOWN" : "REFUSES", cause);
    }

    private void failed(String kafka, Throwable cause) {
        if (closed) {
            return;
        }
        String problem = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (!problem.equals(standing.lastProblem())) {
            LOG.warn("a fact waits: {}", problem);
        }
        standing = new Standing(kafka, problem);
    }

    private static ProducerRecord<String, byte[]> record(Row row) {
        var record =
                new ProducerRecord<String, byte[]>(
                        row.topic(),
                        row.key(),
                        row.data().map(Wire.JSON::writeValueAsBytes).orElse(null));
        row.headers()
                .forEach((name, text) ->
                        record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /**
     * How telling goes.
     *
     * @param kafka UNKNOWN before the first attempt, UP, DOWN, or REFUSES a record
     * @param lastProblem empty while all is well
     */
    public record Standing(String kafka, String lastProblem) {}
}
