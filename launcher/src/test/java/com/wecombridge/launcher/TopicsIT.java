package com.wecombridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.testkit.Infrastructure;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicsIT {

    private final Map<String, String> settings =
            Map.of("KAFKA_BOOTSTRAP_SERVERS", Infrastructure.kafka().bootstrapServers());
    private final Admin kafka =
            Admin.create(Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers()));

    @AfterEach
    void leaveNothing() throws Exception {
        kafka.deleteTopics(names()).all().get();
        await().until(() -> names().isEmpty());
        kafka.close();
    }

    @Test
    void makesEveryTopicOfTheCatalogueAndThoseOfDeadLetters() throws Exception {
        var run = make(3);

        assertThat(run.code()).isZero();
        // The controller has answered; the broker may hear of it a moment later.
        await().untilAsserted(() ->
                assertThat(names())
                        .containsAll(Arrays.stream(Topic.values()).map(Topic::topicName).toList())
                        .contains("wecom.callbacks.dlt.binding-service"));
        assertThat(described("contacts.members").partitions()).hasSize(3);
        for (Topic topic : Topic.values()) {
            assertThat(setting(topic.topicName(), TopicConfig.CLEANUP_POLICY_CONFIG))
                    .isEqualTo(topic.compacted() ? "compact" : "delete");
        }
    }

    @Test
    void leavesWhatIsThereAsItIs() throws Exception {
        make(3);
        await().until(() -> names().contains("contacts.members"));

        var again = make(5);

        assertThat(again.code()).isZero();
        assertThat(again.said())
                .contains("contacts.members has 3 partitions, not 5: it stays so")
                .contains("0 topics made");
        assertThat(described("contacts.members").partitions()).hasSize(3);
    }

    @Test
    void aRecordIsWrittenAndRead() throws Exception {
        var before = names();

        assertThat(Run.of(settings, "selftest", "kafka"))
                .isEqualTo(new Run(0, "a record was written and read\n"));

        assertThat(names()).isEqualTo(before);
    }

    private Run make(int partitions) {
        return Run.of(
                settings,
                "topics",
                "--partitions=" + partitions,
                "--replication-factor=1",
                "--min-insync-replicas=1");
    }

    private Collection<String> names() throws Exception {
        return kafka.listTopics().names().get();
    }

    private TopicDescription described(String topic) throws Exception {
        return Objects.requireNonNull(
                kafka.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
    }

    private String setting(String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var settings = kafka.describeConfigs(List.of(resource)).all().get().get(resource);
        return Objects.requireNonNull(settings).get(name).value();
    }
}
