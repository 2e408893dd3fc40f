package com.wecombridge.events.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells batches of facts to Kafka. A fact that Kafka refuses makes its key wait, and that key
 * alone. Blocks; used by the thread of the relay, and only while that holds the lease.
 */
final class Teller implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Teller.class);
    private static final Duration TOPICS_STAY = Duration.ofSeconds(10);

    private final HeldKeys heldKeys;
    private final TopicWatch topics;
    private final Supplier<FactPublisher> takePublisher;
    private final int batch;

    private @Nullable FactPublisher publisher;
    private Set<HeldKey.Id> held = Set.of();

    /** Topics that are not there: their facts are held without asking Kafka about each. */
    private final Set<String> absent = new HashSet<>();

    private final Set<String> told = new HashSet<>();
    private boolean lookAtTopics = true;
    private long lookedAt;

    Teller(HeldKeys heldKeys, TopicWatch topics, Supplier<FactPublisher> takePublisher, int batch) {
        this.heldKeys = heldKeys;
        this.topics = topics;
        this.takePublisher = takePublisher;
        this.batch = batch;
    }

    /**
     * Tells the facts in order, but for those whose keys have to wait.
     *
     * @throws KafkaException if Kafka takes none; begin {@link #anew} then
     */
    void tell(List<OutboxRow> facts) {
        facts.forEach(fact -> told.add(fact.topic()));
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

    /**
     * Sees what became of the topics, and lets keys go on whose time has come.
     *
     * @param position where the relay stands: what it has passed by may have to be told yet
     * @param isTimeUp whether the lease has to be renewed first
     */
    void catchUp(RelayPosition position, BooleanSupplier isTimeUp) {
        lookAtTopics();
        var due = heldKeys.due(absent);
        while (!due.isEmpty()) {
            for (var key : due) {
                retry(key, heldKeys.waiting(key, position, batch));
            }
            due = isTimeUp.getAsBoolean() ? List.of() : heldKeys.due(absent);
        }
        held = heldKeys.all();
    }

    /** Now and then, and each time while something is wrong with them. */
    private void lookAtTopics() {
        if (lookAtTopics || System.nanoTime() - lookedAt > TOPICS_STAY.toNanos()) {
            var seen = topics.look(told);
            absent.clear();
            absent.addAll(seen.missing());
            told.clear();
            lookedAt = System.nanoTime();
            lookAtTopics = !seen.missing().isEmpty();
            if (seen.repartitioned()) {
                anew(); // else the producer would hear of it minutes later, and keys change places
                // then
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

    /** Publishes as many of the waiting facts as Kafka takes, from the first on. */
    private void retry(HeldKey key, List<OutboxRow> waiting) {
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
            goOn(key, waiting);
        } else {
            var refused = waiting.get(taken.size());
            heldKeys.hold(key.id(), refused.position(), "refused again");
        }
    }

    private void publishInOrder(List<OutboxRow> facts) {
        if (!facts.isEmpty()) {
            publisher().publish(facts);
        }
    }

    private void goOn(HeldKey key, List<OutboxRow> waited) {
        if (waited.size() < batch) {
            heldKeys.release(key.id());
            log.info("outbox: key {} of {} goes on", key.id().key(), key.id().topic());
        } else {
            heldKeys.goOnFrom(key.id(), waited.getLast().position() + 1);
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

    /** Forgets what it knew of Kafka; what it tells next fences whoever told before. */
    void anew() {
        lookAtTopics = true;
        var former = publisher;
        publisher = null;
        if (former != null) {
            former.close();
        }
    }

    @Override
    public void close() {
        anew();
        topics.close();
    }
}
