package com.wecombridge.faults.mishap;

import static com.wecombridge.faults.mishap.Processes.MOMENT;
import static com.wecombridge.faults.mishap.Processes.WHILE;

import com.wecombridge.faults.rig.SmallDisk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Kafka's consumer groups are restless, or its disk is full. */
public final class Brokers {

    /**
     * Members hear of a newcomer at their next heartbeat, three seconds apart, and give up
     * partitions at the one after.
     */
    private static final Duration STAYS = Duration.ofSeconds(10);

    private static final Duration A_MOMENT = Duration.ofMillis(100);

    /** A group of ours and a topic that it hears. */
    private record Membership(String group, String topic) {}

    private static final List<Membership> MEMBERSHIPS =
            List.of(
                    new Membership("notification-service", "crm.todos"),
                    new Membership("contact-sync-service", "wecom.callbacks"));

    private static final String KAFKA = "kafka";

    private Brokers() {}

    /**
     * F-25: again and again somebody joins the groups, gets partitions, and leaves them without
     * having done anything.
     */
    public static void rebalance(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            for (var membership : MEMBERSHIPS) {
                joinAndLeave(membership, trouble);
            }
            trouble.rest(MOMENT, WHILE);
        }
    }

    /**
     * F-12: Kafka's log is on a small disk, and somebody else fills it. Kafka ends itself; whoever
     * watches over it makes room and starts it again.
     */
    public static void diskFull(Trouble trouble) throws InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            trouble.skip("only root can make a small disk");
            return;
        }
        var rig = trouble.rig();
        var usual = rig.data(KAFKA);
        var small = usual.resolveSibling("kafka-on-a-small-disk");
        rig.kill(KAFKA);
        try (var disk = SmallDisk.with(usual, small)) {
            rig.change(KAFKA, launch -> launch.with(Map.of("KAFKA_FOLDER", small.toString())));
            trouble.begin();
            while (trouble.goesOn()) {
                trouble.rest(MOMENT, WHILE);
                disk.fill();
                while (trouble.goesOn() && rig.isRunning(KAFKA)) {
                    trouble.sleep(A_MOMENT);
                }
                disk.free();
                if (!rig.isRunning(KAFKA)) {
                    trouble.restart(KAFKA);
                }
            }
            rig.kill(KAFKA);
            disk.copyTo(usual);
        }
    }

    private static void joinAndLeave(Membership membership, Trouble trouble) {
        var settings =
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        trouble.rig().addresses().kafka(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        membership.group(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                        CooperativeStickyAssignor.class.getName());
        try (var member =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            member.subscribe(List.of(membership.topic()));
            long end = System.nanoTime() + STAYS.toNanos();
            while (trouble.goesOn() && System.nanoTime() < end && member.assignment().isEmpty()) {
                member.poll(A_MOMENT);
            }
            trouble.struck(member.assignment().isEmpty() ? 0 : 1);
        }
    }
}
