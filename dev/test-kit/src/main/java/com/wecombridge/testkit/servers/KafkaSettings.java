package com.wecombridge.testkit.servers;

import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** What both kinds of broker are started with, beside their addresses. */
final class KafkaSettings {

    static final String IMAGE = "apache/kafka:" + AppInfoParser.getVersion();

    static final Map<String, String> SHARED =
            Map.ofEntries(
                    Map.entry("num.partitions", "3"),
                    Map.entry("auto.create.topics.enable", "true"),
                    Map.entry("offsets.topic.num.partitions", "4"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("transaction.state.log.num.partitions", "2"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                    Map.entry("group.initial.rebalance.delay.ms", "0"));

    private KafkaSettings() {}
}
