package com.wecombridge.events.outbox;

import com.wecombridge.events.outbox.RelayTables.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/** Publishes what the outbox holds, in order per key. One replica does it at a time. */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final RelayTables tables;
    private final Teller teller;
    private final OutboxSignal signal;
    private final OutboxSettings settings;
    private final NextLook nextLook;

    private volatile boolean running;
    private volatile long wentRoundAt = System.nanoTime();
    private volatile @Nullable Thread thread;

    /** Where we stand, as long as it is surely ours; empty where the database must be asked. */
    private Optional<RelayPosition> standing = Optional.empty();

    private long leasedAt;

    OutboxRelay(RelayTables tables, Teller teller, OutboxSignal signal, OutboxSettings settings) {
        this.tables = tables;
        this.teller = teller;
        this.signal = signal;
        this.settings = settings;
        this.nextLook = new NextLook(settings.lookEvery());
    }

    @Override
    public void start() {
        running = true;
        wentRoundAt = System.nanoTime();
        thread = Thread.ofVirtual().name("outbox-relay").start(this::relayForEver);
    }

    private void relayForEver() {
        standing = Optional.empty();
        while (running) {
            try {
                var isHeldBack = relayWhatIsThere();
                wentRoundAt = System.nanoTime();
                signal.await(nextLook.comesAfter(isHeldBack));
            } catch (InterruptedException e) {
                break;
            } catch (KafkaException e) {
                log.warn("outbox: Kafka does not take facts, trying again: {}", causeOf(e));
                teller.anew();
                standing = Optional.empty();
                pause();
            } catch (RuntimeException | Error e) {
                log.warn("outbox: cannot relay, trying again: {}", causeOf(e));
                standing = Optional.empty();
                pause();
            }
        }
        teller.close();
    }

    /**
     * Relays until nothing is left or the lease is lost.
     *
     * @return whether facts are left that wait for the end of a transaction of somebody else's
     */
    private boolean relayWhatIsThere() {
        var position = leased();
        while (running && position.isPresent()) {
            wentRoundAt = System.nanoTime();
            var window = openWindow(position.get());
            if (!window.position().windowIsOpen()) {
                return window.holdsBack();
            }
            relayBatch(window.position());
            position = leased();
        }
        return false;
    }

    /** Where we stand; empty while another replica relays. */
    private Optional<RelayPosition> leased() {
        if (standing.isPresent() && !mustRenew()) {
            return standing;
        }
        leasedAt = System.nanoTime();
        standing = tables.takeLease();
        if (standing.isEmpty() || standing.get().takenOver()) {
            teller.anew();
        }
        standing.ifPresent(position -> teller.catchUp(position, this::mustRenew));
        return standing;
    }

    private boolean mustRenew() {
        return System.nanoTime() - leasedAt > settings.lease().toNanos() / 3;
    }

    private Window openWindow(RelayPosition from) {
        return from.windowIsOpen() ? new Window(from, false) : tables.openWindow(from);
    }

    /** All transactions of a window are over: fewer facts than a batch are the rest of it. */
    private void relayBatch(RelayPosition position) {
        var facts = tables.facts(position, settings.batch());
        teller.tell(facts);
        var next =
                facts.size() < settings.batch()
                        ? position.closeWindow()
                        : position.told(facts.getLast().position());
        standing = tables.store(next) ? Optional.of(next) : Optional.empty();
    }

    private static String causeOf(Throwable failure) {
        var root = NestedExceptionUtils.getMostSpecificCause(failure);
        return root.equals(failure) ? failure.toString() : failure + ", because of " + root;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        signal.raise();
        var relaying = thread;
        try {
            if (relaying != null && !relaying.join(Duration.ofSeconds(10))) {
                relaying.interrupt();
            }
            tables.giveUpLease();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.info("outbox: the lease will run out by itself: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** True if it has told nothing and found nothing to tell for as long as several leases last. */
    boolean standsStill() {
        return running && System.nanoTime() - wentRoundAt > settings.lease().toNanos() * 5;
    }
}
