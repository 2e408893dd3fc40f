package com.wecombridge.events.outbox;

import com.wecombridge.events.outbox.RelayTables.Window;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private static final Duration TOPICS_STAY = Duration.ofSeconds(10);

    private final RelayTables tables;
    private final HeldKeys heldKeys;
    private final TopicWatch topics;
    private final Supplier<FactPublisher> takePublisher;
    private final OutboxSignal signal;
    private final OutboxSettings settings;
    private final NextLook nextLook;

    private volatile boolean running;
    private volatile long wentRoundAt = System.nanoTime();
    private volatile @Nullable Thread thread;
    private @Nullable FactPublisher publisher;

    /** Where we stand, as long as it is surely ours; empty where the database must be asked. */
    private Optional<RelayPosition> standing = Optional.empty();

    private long leasedAt;
    private Set<HeldKey.Id> held = Set.of();

    /** Topics that are not there: their facts are held without asking Kafka about each. */
    private final Set<String> absent = new HashSet<>();

    private final Set<String> told = new HashSet<>();
    private boolean lookAtTopics = true;
    private long lookedAt;

    OutboxRelay(
            RelayTables tables,
            HeldKeys heldKeys,
            TopicWatch topics,
            Supplier<FactPublisher> takePublisher,
            OutboxSignal signal,
            OutboxSettings settings) {
        this.tables = tables;
        this.heldKeys = heldKeys;
        this.topics = topics;
        this.takePublisher = takePublisher;
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
                dropPublisher();
                standing = Optional.empty();
                lookAtTopics = true;
                pause();
            } catch (RuntimeException | Error e) {
                log.warn("outbox: cannot relay, trying again: {}", causeOf(e));
                standing = Optional.empty();
                pause();
            }
        }
        dropPublisher();
        topics.close();
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
            dropPublisher();
        }
        if (standing.isPresent()) {
            lookAtTopics();
            retryHeldKeys(standing.get());
            held = heldKeys.all();
        }
        return standing;
    }

    /** Now and then, and at each lease while something is wrong with them. */
    private void lookAtTopics() {
        if (lookAtTopics || System.nanoTime() - lookedAt > TOPICS_STAY.toNanos()) {
            var missing = topics.look(told);
            absent.clear();
            absent.addAll(missing);
            told.clear();
            lookedAt = System.nanoTime();
            lookAtTopics = !missing.isEmpty();
        }
    }

    private Window openWindow(RelayPosition from) {
        return from.windowIsOpen() ? new Window(from, false) : tables.openWindow(from);
    }

    /** All transactions of a window are over: fewer facts than a batch are the rest of it. */
    private void relayBatch(RelayPosition position) {
        var facts = tables.facts(position, settings.batch());
        facts.forEach(fact -> told.add(fact.topic()));
        publish(facts);
        var next =
                facts.size() < settings.batch()
                        ? position.closeWindow()
                        : position.told(facts.getLast().position());
        standing = tables.store(next) ? Optional.of(next) : Optional.empty();
    }

    private void publish(List<OutboxRow> facts) {
        holdWithoutTopic(facts);
        var remaining = withoutHeldKeys(facts);
        while (!remaining.isEmpty()) {
            try {
                publisher().publish(remaining);
                return;
            } catch (UnpublishableException e) {
                hold(e, firstOfKey(remaining, e.row()).position());
                holdWithoutTopic(remaining);
                remaining = withoutHeldKeys(remaining);
            }
        }
    }

    /** In the order of the batch, so that a key waits from its first fact there. */
    private void holdWithoutTopic(List<OutboxRow> facts) {
        var waiting =
                withoutHeldKeys(facts).stream()
                        .filter(fact -> absent.contains(fact.topic()))
                        .collect(
                                Collectors.toMap(
                                        OutboxRow::heldKeyId,
                                        OutboxRow::position,
                                        (first, _) -> first));
        if (!waiting.isEmpty()) {
            waiting.forEach((key, from) -> heldKeys.hold(key, from, "the topic is not there"));
            held = heldKeys.all();
        }
    }

    /** Nothing of the batch was published, so its key waits from its first fact there. */
    private static OutboxRow firstOfKey(List<OutboxRow> facts, OutboxRow refused) {
        return facts.stream()
                .filter(fact -> fact.heldKeyId().equals(refused.heldKeyId()))
                .findFirst()
                .orElse(refused);
    }

    private List<OutboxRow> withoutHeldKeys(List<OutboxRow> facts) {
        return held.isEmpty()
                ? facts
                : facts.stream().filter(fact -> !held.contains(fact.heldKeyId())).toList();
    }

    private void hold(UnpublishableException refused, long fromPosition) {
        var row = refused.row();
        log.error(
                "outbox: holding key {} of {} from {} on: {}",
                row.envelope().key(),
                row.topic(),
                row.envelope().id(),
                refused.getMessage());
        heldKeys.hold(row.heldKeyId(), fromPosition, String.valueOf(refused.getMessage()));
        held = heldKeys.all();
        noteTopicOf(refused);
    }

    private void noteTopicOf(UnpublishableException refused) {
        if (refused.lacksItsTopic()) {
            absent.add(refused.row().topic());
            lookAtTopics = true;
        }
    }

    /** As many as there is time for before the lease has to be renewed. */
    private void retryHeldKeys(RelayPosition position) {
        var due = heldKeys.due(absent);
        while (!due.isEmpty()) {
            for (var held : due) {
                retry(held, heldKeys.waiting(held, position, settings.batch()));
            }
            due = mustRenew() ? List.of() : heldKeys.due(absent);
        }
    }

    private boolean mustRenew() {
        return System.nanoTime() - leasedAt > settings.lease().toNanos() / 3;
    }

    /** Publishes as many of the waiting facts as Kafka takes, from the first on. */
    private void retry(HeldKey held, List<OutboxRow> waiting) {
        var taken = waiting;
        while (true) {
            try {
                publishInOrder(taken);
                break;
            } catch (UnpublishableException e) {
                taken = taken.subList(0, taken.indexOf(e.row()));
                noteTopicOf(e);
            }
        }
        if (taken.size() == waiting.size()) {
            goOn(held, waiting);
        } else {
            var refused = waiting.get(taken.size());
            heldKeys.hold(held.id(), refused.position(), "refused again");
        }
    }

    private void publishInOrder(List<OutboxRow> facts) {
        if (!facts.isEmpty()) {
            publisher().publish(facts);
        }
    }

    private void goOn(HeldKey held, List<OutboxRow> told) {
        if (told.size() < settings.batch()) {
            heldKeys.release(held.id());
            log.info("outbox: key {} of {} goes on", held.id().key(), held.id().topic());
        } else {
            heldKeys.goOnFrom(held.id(), told.getLast().position() + 1);
        }
    }

    private FactPublisher publisher() {
        var current = publisher;
        if (current == null) {
            current = takePublisher.get();
            publisher = current;
        }
        return current;
    }

    private void dropPublisher() {
        var current = publisher;
        publisher = null;
        if (current != null) {
            current.close();
        }
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
