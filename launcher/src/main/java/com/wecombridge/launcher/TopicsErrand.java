package com.wecombridge.launcher;

import com.wecombridge.launcher.TopicList.Listed;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is there already stays as it is: another number of partitions would part keys. */
@Command(name = "topics", description = "Makes every topic that is not there.")
final class TopicsErrand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--partitions",
            defaultValue = "${env:TOPICS_PARTITIONS:-12}",
            description = "Of each topic; default ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--replication-factor",
            defaultValue = "${env:TOPICS_REPLICATION_FACTOR:-3}",
            description = "Of each topic; default ${DEFAULT-VALUE}.")
    private short replicationFactor;

    @Option(
            names = "--min-insync-replicas",
            defaultValue = "${env:TOPICS_MIN_INSYNC_REPLICAS:-2}",
            description = "Of each topic; default ${DEFAULT-VALUE}.")
    private int minInsyncReplicas;

    @Override
    public Integer call() throws Exception {
        try (var kafka = Admin.create(Kafka.connection())) {
            var known = kafka.listTopics().names().get();
            var all = TopicList.read();
            long made = make(kafka, all.stream().filter(one -> !known.contains(one.name())));
            kafka.describeTopics(all.stream().map(Listed::name).filter(known::contains).toList())
                    .allTopicNames()
                    .get()
                    .values()
                    .forEach(this::compare);
            out().printf("%d topics made, %d were there%n", made, all.size() - made);
            return 0;
        }
    }

    /** How many there are more; somebody else may be at the same, and what he made counts not. */
    private long make(Admin kafka, Stream<Listed> missing) throws Exception {
        long made = 0;
        for (var topic : kafka.createTopics(missing.map(this::form).toList()).values().values()) {
            try {
                topic.get();
                made++;
            } catch (ExecutionException refused) {
                if (!(refused.getCause() instanceof TopicExistsException)) {
                    throw refused;
                }
            }
        }
        return made;
    }

    private NewTopic form(Listed topic) {
        return new NewTopic(topic.name(), partitions, replicationFactor)
                .configs(
                        Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                topic.cleanup(),
                                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                Integer.toString(minInsyncReplicas)));
    }

    private void compare(TopicDescription topic) {
        if (topic.partitions().size() != partitions) {
            out().printf(
                            "%s has %d partitions, not %d: it stays so%n",
                            topic.name(), topic.partitions().size(), partitions);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
