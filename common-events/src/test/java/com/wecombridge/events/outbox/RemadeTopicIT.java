package com.wecombridge.events.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.TinyService;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestKafka.Cleanup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An operator deletes a topic and makes another in its place. */
class RemadeTopicIT extends TinyService.Running {

    private static final Duration SOON = Duration.ofSeconds(40);

    @Autowired private io.micrometer.core.instrument.MeterRegistry meters;

    private final String topic = "remade-" + UUID.randomUUID();

    @BeforeEach
    void thereIsATopic() {
        Infrastructure.kafka().createTopic(topic, 3, Cleanup.DELETE);
    }

    @Test
    void whatWasToldOnTheFormerIsToldAgainInTheOrderOfEachKey() throws Exception {
        store("li-lei", "li-lei 1", "li-lei 2");
        store("han-meimei", "han-meimei 1");
        assertThat(told(3)).hasSize(3);
        await().atMost(SOON).until(this::isKnown);
        var before = count("outbox.topics.remade");

        try (var admin = admin()) {
            admin.deleteTopics(Set.of(topic)).all().get();
        }
        Infrastructure.kafka().createTopic(topic, 3, Cleanup.DELETE);
        store("li-lei", "li-lei 3");

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(told(0))
                                .contains("han-meimei 1")
                                .containsSubsequence("li-lei 1", "li-lei 2", "li-lei 3"));
        assertThat(count("outbox.topics.remade")).isEqualTo(before + 1);
        await().atMost(SOON).until(this::nobodyWaits);
    }

    @Test
    void anotherNumberOfPartitionsIsSaidAloudAndUsedFromThenOn() throws Exception {
        store("li-lei", "li-lei 1");
        await().atMost(SOON).until(this::isKnown);
        var before = count("outbox.topics.repartitioned");

        try (var admin = admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(6))).all().get();
        }

        await().atMost(SOON).until(() -> count("outbox.topics.repartitioned") == before + 1);
        assertThat(told(1)).containsExactly("li-lei 1");
        for (int member = 1; member <= 20; member++) {
            store("member-" + member, "a change");
        }
        assertThat(Infrastructure.kafka().records(topic, 21, SOON))
                .anyMatch(fact -> fact.partition() >= 3);
    }

    private double count(String counter) {
        return meters.counter(counter).count();
    }

    private static Admin admin() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Infrastructure.kafka().bootstrapServers()));
    }

    private void store(String key, String... facts) {
        for (String fact : facts) {
            database.execute(
                    """
                    insert into outbox (id, aggregatetype, aggregateid, type, payload, source,
                                        subject, time, aggregateversion, tombstone)
                    values ('%s', '%s', '%s', 'com.wecombridge.test.told.v1', '{}', '/tiny-service',
                            '%s', now(), 1, false)
                    """
                            .formatted(UUID.randomUUID(), topic, key, fact));
        }
    }

    /** The subjects, in order within each key. */
    private List<String> told(int atLeast) {
        return Infrastructure.kafka().records(topic, atLeast, SOON).stream()
                .map(RemadeTopicIT::subject)
                .toList();
    }

    private static String subject(ConsumerRecord<String, byte[]> fact) {
        return new String(fact.headers().lastHeader("ce_subject").value(), UTF_8);
    }

    private boolean isKnown() {
        return !database.rows("select 1 from outbox_topic where topic = '" + topic + "'").isEmpty();
    }

    private boolean nobodyWaits() {
        return database.rows("select 1 from outbox_held_key where aggregatetype = '" + topic + "'")
                .isEmpty();
    }
}
