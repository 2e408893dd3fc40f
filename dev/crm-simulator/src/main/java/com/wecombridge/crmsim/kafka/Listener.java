package com.wecombridge.crmsim.kafka;

import com.wecombridge.crmsim.contract.CloudEvent;
import com.wecombridge.crmsim.contract.Report;
import com.wecombridge.crmsim.contract.Topics;
import com.wecombridge.crmsim.contract.UnreadableRecordException;
import com.wecombridge.crmsim.crm.Asked;
import com.wecombridge.crmsim.crm.Crm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears commands and reports. Offsets are committed after the effects are stored. */
public final class Listener implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration ONE_POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Crm crm;
    private final KafkaSettings settings;
    private final Thread thread;
    private volatile boolean closed;
    private volatile Runnable wakeUp = () -> {};

    public Listener(Crm crm, KafkaSettings settings) {
        this.crm = crm;
        this.settings = settings;
        this.thread = Thread.ofPlatform().daemon().name("listener").unstarted(this);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!closed) {
            try (var consumer =
                    new KafkaConsumer<>(
                            settings.consumer(),
                            new StringDeserializer(),
                            new ByteArrayDeserializer())) {
                wakeUp = consumer::wakeup;
                listenUntilClosed(consumer);
                consumer.close(CloseOptions.timeout(PAUSE));
            } catch (WakeupException _) {
                LOG.debug("woken up to close");
            } catch (RuntimeException e) {
                LOG.warn("listening starts again after the last committed record", e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        wakeUp.run();
        try {
            thread.join(PAUSE.multipliedBy(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenUntilClosed(Consumer<String, byte[]> consumer) {
        consumer.subscribe(List.of(Topics.COMMANDS, Topics.DELIVERIES, Topics.ACCOUNTS));
        while (!closed) {
            var records = consumer.poll(ONE_POLL);
            records.forEach(this::hear);
            if (!records.isEmpty()) {
                consumer.commitSync();
            }
        }
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            Runnable effect = effect(record);
            crm.state().change(effect);
        } catch (UnreadableRecordException e) {
            LOG.warn(
                    "skipped {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            crm.state()
                    .change(() ->
                            crm.unreadables()
                                    .count(record.topic(), String.valueOf(e.getMessage())));
        }
    }

    private Runnable effect(ConsumerRecord<String, byte[]> record) {
        CloudEvent event = CloudEvent.read(record);
        if (record.topic().equals(Topics.COMMANDS)) {
            Asked asked = Asked.of(event);
            return () -> crm.obedience().obey(asked);
        }
        var report = Report.of(event);
        return () -> report.ifPresent(crm.hearsay()::hear);
    }
}
