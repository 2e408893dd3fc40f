package com.wecombridge.local.kafka;

import com.wecombridge.events.Topic;
import com.wecombridge.local.state.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipFile;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates every topic of the catalogue and every dead-letter topic; the broker creates none by
 * itself.
 */
public record Topics(String bootstrapServers) {

    private static final int PARTITIONS = 3;
    private static final int PATIENCE_SECONDS = 30;

    /** Whether the broker answers. */
    public boolean isReady() {
        try (Admin admin = admin(3)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Creates what is missing.
     *
     * @param services the jars of the services, which name what they hear
     * @return how many topics were created
     */
    public int create(Collection<Path> services) {
        Map<String, NewTopic> wanted = plan(services.stream().map(Topics::settingsOf).toList());
        try (Admin admin = admin(PATIENCE_SECONDS)) {
            Set<String> present =
                    admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            wanted.keySet().removeAll(present);
            admin.createTopics(wanted.values()).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return wanted.size();
        } catch (ExecutionException | TimeoutException refused) {
            throw new StackException(
                    "Kafka refused to create the topics: " + refused.getMessage(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", interrupted);
        }
    }

    /** Topic name to its form, in the order of the names. */
    static Map<String, NewTopic> plan(Collection<String> settings) {
        Map<String, NewTopic> plan = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            plan.put(
                    topic.topicName(),
                    topic(topic.topicName(), topic.compacted() ? "compact" : "delete"));
        }
        for (String yaml : settings) {
            for (var subscription : Subscriptions.in(yaml)) {
                plan.putIfAbsent(subscription.topic(), topic(subscription.topic(), "delete"));
                plan.put(
                        subscription.deadLetterTopic(),
                        topic(subscription.deadLetterTopic(), "delete"));
            }
        }
        return plan;
    }

    private static NewTopic topic(String name, String cleanup) {
        return new NewTopic(name, PARTITIONS, (short) 1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup));
    }

    /** The settings a service runs with are those in its jar, not those in the source tree. */
    private static String settingsOf(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry("BOOT-INF/classes/application.yml");
            if (entry == null) {
                throw new StackException(jar + " has no application.yml");
            }
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new StackException(
                    "cannot read " + jar + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private Admin admin(int seconds) {
        return Admin.create(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "default.api.timeout.ms", seconds * 1000,
                        "request.timeout.ms", seconds * 1000));
    }
}
