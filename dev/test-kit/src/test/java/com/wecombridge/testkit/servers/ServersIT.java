package com.wecombridge.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestKafka;
import com.wecombridge.testkit.WithKafka;
import com.wecombridge.testkit.WithPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** What both kinds of server must be like. */
@WithPostgres
@WithKafka
class ServersIT {

    @Test
    void postgresIsOfTheVersionOfTheImage(TestDatabase database) {
        assertThat(
                        one(
                                database,
                                "select 'postgres:' || current_setting('server_version_num')::int / 10000"))
                .isEqualTo(PostgresSettings.IMAGE);
    }

    /** Only the time zone is not to be seen: the driver brings its own. */
    @Test
    void postgresRunsWithItsSettings(TestDatabase database) {
        var visible = new HashMap<>(PostgresSettings.SERVER);
        visible.remove("timezone");

        assertThat(visible)
                .allSatisfy((name, value) ->
                        assertThat(one(database, "select current_setting('" + name + "')"))
                                .as(name)
                                .isEqualTo(value));
    }

    @Test
    void textSortsByItsCodePoints(TestDatabase database) {
        assertThat(
                        one(
                                database,
                                "select string_agg(t, '' order by t) from unnest(array['李','b','B','a']) t"))
                .isEqualTo("Bab李");
        assertThat(
                        one(
                                database,
                                "select datlocale from pg_database where datname = current_database()"))
                .isEqualTo("C.UTF-8");
    }

    @Test
    void theBrokerRunsWithItsSettings(TestKafka kafka)
            throws ExecutionException, InterruptedException {
        var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        var settings = new HashMap<String, String>();
        try (var admin = Admin.create(address(kafka))) {
            for (var config : admin.describeConfigs(List.of(broker)).all().get().values()) {
                config.entries().forEach(entry -> settings.put(entry.name(), entry.value()));
            }
        }

        assertThat(settings).containsAllEntriesOf(KafkaSettings.SHARED);
    }

    @Test
    void aTopicThatNobodyMadeHasThreePartitions(TestKafka kafka)
            throws ExecutionException, InterruptedException {
        kafka.send(new ProducerRecord<>("unmade", "LI_LEI", new byte[0]));

        try (var admin = Admin.create(address(kafka))) {
            var topics = admin.describeTopics(List.of("unmade")).allTopicNames().get().values();
            assertThat(topics)
                    .singleElement()
                    .satisfies(topic -> assertThat(topic.partitions()).hasSize(3));
        }
    }

    private static Map<String, Object> address(TestKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static Object one(TestDatabase database, String sql) {
        return database.rows(sql).getFirst().values().iterator().next();
    }
}
