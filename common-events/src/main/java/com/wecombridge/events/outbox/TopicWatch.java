package com.wecombridge.events.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the topics of our facts are there, and whether they are still those on which we
 * told them. What was told on a topic that was deleted is told again on the one that was made
 * instead of it, as far back as the outbox remembers: nobody knows who had heard it. Blocks; called
 * by the holder of the relay's lease alone.
 */
final class TopicWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicWatch.class);
    private static final int PATIENCE_MILLIS = 5_000;

    private final KnownTopics known;
    private final HeldKeys heldKeys;
    private final Supplier<Admin> connect;
    private final Counter remade;
    private final Counter repartitioned;
    private final AtomicInteger absent;
    private Set<String> missing = Set.of();
    private Optional<Admin> kafka = Optional.empty();

    TopicWatch(
            KnownTopics known, HeldKeys heldKeys, Supplier<Admin> connect, MeterRegistry meters) {
        this.known = known;
        this.heldKeys = heldKeys;
        this.connect = connect;
        this.remade = meters.counter("outbox.topics.remade");
        this.repartitioned = meters.counter("outbox.topics.repartitioned");
        this.absent = meters.gauge("outbox.topics.absent", new AtomicInteger());
    }

    static Admin connect(Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return Admin.create(settings);
    }

    /**
     * What became of the topics.
     *
     * @param missing those that are not there
     * @param repartitioned whether one has another number of partitions than it had
     */
    record Seen(Set<String> missing, boolean repartitioned) {}

    /**
     * Sees what became of the topics since the last look, and lets keys wait or go on accordingly.
     *
     * @param told topics of facts that were told, or could not be, since then
     * @throws KafkaException if Kafka does not answer
     */
    Seen look(Set<String> told) {
        var before = known.all();
        var names = new HashSet<>(told);
        names.addAll(before.keySet());
        heldKeys.all().forEach(held -> names.add(held.topic()));
        var present = describe(names);
        present.forEach(topic -> compare(topic, Optional.ofNullable(before.get(topic.name()))));
        present.forEach(topic -> names.remove(topic.name()));
        complainOf(names);
        return new Seen(
                names,
                present.stream()
                        .anyMatch(topic -> topic.isRepartitioned(before.get(topic.name()))));
    }

    /** Once: it may last. */
    private void complainOf(Set<String> names) {
        names.stream()
                .filter(name -> !missing.contains(name))
                .forEach(name -> log.error("outbox: topic {} is not there, its facts wait", name));
        missing = Set.copyOf(names);
        absent.set(names.size());
    }

    /** It is remembered last: should we end before, the next look sees the same again. */
    private void compare(KnownTopic now, Optional<KnownTopic> before) {
        if (before.equals(Optional.of(now))) {
            return;
        }
        if (before.isEmpty()) {
            heldKeys.retryNow(now.name());
        } else if (!before.get().id().equals(now.id())) {
            log.error(
                    "outbox: topic {} was deleted and made anew: telling again what the outbox holds",
                    now.name());
            remade.increment();
            heldKeys.holdAll(now.name(), "the topic was made anew");
        } else {
            log.error(
                    "outbox: topic {} has {} partitions instead of {}: facts of a key may change order",
                    now.name(),
                    now.partitions(),
                    before.get().partitions());
            repartitioned.increment();
        }
        known.remember(now);
    }

    private List<KnownTopic> describe(Set<String> names) {
        var answers = admin().describeTopics(names).topicNameValues().values();
        try {
            return answers.stream().map(TopicWatch::described).flatMap(Optional::stream).toList();
        } catch (KafkaException unanswered) {
            close();
            throw unanswered;
        }
    }

    private static Optional<KnownTopic> described(KafkaFuture<TopicDescription> answer) {
        try {
            var topic = answer.get();
            return Optional.of(
                    new KnownTopic(
                            topic.name(), topic.topicId().toString(), topic.partitions().size()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case UnknownTopicOrPartitionException _,
                        InvalidTopicException _,
                        TopicAuthorizationException _ ->
                        Optional.empty();
                case null, default ->
                        throw new KafkaException("topics could not be looked at", e.getCause());
            };
        }
    }

    private Admin admin() {
        if (kafka.isEmpty()) {
            kafka = Optional.of(connect.get());
        }
        return kafka.get();
    }

    @Override
    public void close() {
        kafka.ifPresent(admin -> admin.close(Duration.ofSeconds(3)));
        kafka = Optional.empty();
    }
}
