package com.wecombridge.events.inbox;

import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.store.Away;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Where the facts of one topic come in. Blocks on purpose: offset, retry and dead letter follow the
 * fate of each record.
 *
 * <p>Several records share a transaction, in their order. If it fails, none of them took effect,
 * and they are taken again, beginning with one: only a record that failed alone has failed.
 */
public final class Door implements Consumer<List<ConsumerRecord<byte[], byte[]>>> {

    /** PostgreSQL ends a transaction after as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final EventCodec codec;
    private final DoorTrace trace;
    private final Function<Known, Effect> effects;
    private final Pace pace = new Pace();

    Door(Inbox inbox, EventCodec codec, DoorTrace trace, Function<Known, Effect> effects) {
        this.inbox = inbox;
        this.codec = codec;
        this.trace = trace;
        this.effects = effects;
    }

    /**
     * Takes what one poll brought.
     *
     * @throws BatchListenerFailedException naming the first record that has not taken effect
     */
    @Override
    public void accept(List<ConsumerRecord<byte[], byte[]>> records) {
        int taken = 0;
        while (taken < records.size()) {
            taken += takeSome(records, taken);
        }
    }

    /** How many were taken. None, if they failed together and are to be taken one by one. */
    private int takeSome(List<ConsumerRecord<byte[], byte[]>> records, int from) {
        int some = Math.min(pace.records(), records.size() - from);
        try {
            takeTogether(records.subList(from, from + some));
            return some;
        } catch (RuntimeException failure) {
            pace.failed();
            if (some == 1 || Away.is(failure)) {
                throw new BatchListenerFailedException("not taken", failure, from);
            }
            return 0;
        }
    }

    private void takeTogether(List<ConsumerRecord<byte[], byte[]>> records) {
        var facts = records.stream().map(this::hear).flatMap(Optional::stream).toList();
        if (facts.isEmpty()) {
            return;
        }
        try {
            inbox.once(facts).blockOptional(PATIENCE).ifPresent(pace::took);
        } finally {
            trace.leave();
        }
    }

    /** Empty if it is not ours to act on. */
    private Optional<Heard> hear(ConsumerRecord<byte[], byte[]> record) {
        try (var _ = DoorLog.about(record)) {
            if (codec.read(record) instanceof Known known
                    && effects.apply(known) instanceof Effect.Changes changes) {
                return Optional.of(new Heard(record, known.envelope(), changes));
            }
            trace.passedBy(record);
            return Optional.empty();
        } catch (RuntimeException unreadable) {
            trace.failed(record, unreadable);
            throw unreadable;
        }
    }
}
