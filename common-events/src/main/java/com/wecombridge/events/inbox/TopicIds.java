package com.wecombridge.events.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/** Which topic stands behind a name, as Kafka said a few seconds ago. */
public final class TopicIds implements DisposableBean {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Map<String, Object> connection;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Map<String, Uuid> ids = new ConcurrentHashMap<>();
    private Optional<Admin> kafka = Optional.empty();

    /**
     * @param connection how any client of ours reaches Kafka
     */
    TopicIds(Map<String, Object> connection) {
        this.connection = connection;
    }

    /** Empty until Kafka was asked for the first time. */
    Optional<Uuid> of(String topic) {
        wanted.add(topic);
        return Optional.ofNullable(ids.get(topic));
    }

    @Scheduled(fixedDelayString = "PT2S")
    public synchronized void look() {
        var admin = kafka.orElseGet(this::connect);
        kafka = Optional.of(admin);
        admin.describeTopics(wanted).topicNameValues().forEach(this::note);
    }

    /** A topic that is not there, or a Kafka that is away, says nothing about what was there. */
    private void note(String topic, KafkaFuture<TopicDescription> answer) {
        try {
            ids.put(topic, answer.get().topicId());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException _) {
            // asked again soon
        }
    }

    private Admin connect() {
        var settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return Admin.create(settings);
    }

    @Override
    public synchronized void destroy() {
        kafka.ifPresent(admin -> admin.close(Duration.ofSeconds(1)));
    }
}
