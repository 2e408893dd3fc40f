package com.wecombridge.events.outbox;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The topics on which facts were told, by name, as they were then. Blocks. */
final class KnownTopics {

    private final JdbcClient db;

    KnownTopics(JdbcClient db) {
        this.db = db;
    }

    Map<String, KnownTopic> all() {
        return db
                .sql("select topic as name, topic_id as id, partitions from outbox_topic")
                .query(KnownTopic.class)
                .list()
                .stream()
                .collect(Collectors.toMap(KnownTopic::name, Function.identity()));
    }

    void remember(KnownTopic topic) {
        db.sql(
                        """
                        insert into outbox_topic (topic, topic_id, partitions)
                        values (:name, :id, :partitions)
                        on conflict (topic) do update
                           set topic_id = :id, partitions = :partitions
                        """)
                .param("name", topic.name())
                .param("id", topic.id())
                .param("partitions", topic.partitions())
                .update();
    }
}
