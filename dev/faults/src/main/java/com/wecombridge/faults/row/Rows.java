package com.wecombridge.faults.row;

import com.wecombridge.faults.load.Repetition;
import com.wecombridge.faults.mishap.Brokers;
import com.wecombridge.faults.mishap.Clocks;
import com.wecombridge.faults.mishap.Network;
import com.wecombridge.faults.mishap.Postgres;
import com.wecombridge.faults.mishap.Processes;
import com.wecombridge.faults.mishap.Relays;
import com.wecombridge.faults.mishap.Scarcity;
import com.wecombridge.faults.mishap.Topics;
import com.wecombridge.faults.mishap.TwoAtOnce;
import com.wecombridge.faults.mishap.Unreachable;
import com.wecombridge.faults.mishap.WeCom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All rows that can be run on one machine, by their numbers in the fault matrix; a letter where one
 * number has several shapes.
 */
public final class Rows {

    private static final List<Row> ALL =
            List.of(
                    Row.of(
                            "F-01",
                            "kill -9 of the gateway at random points",
                            Processes::killGateway),
                    Row.of(
                            "F-02a",
                            "kill -9 of the gateway between storing and answering",
                            Processes::killAnswering),
                    Row.of("F-02b", "answers lost after storing", Network::loseAnswers),
                    Row.of("F-03a", "each process ends in good order and is back", Processes::roll),
                    Row.of(
                            "F-03b",
                            "from two processes of each service to one and back",
                            Processes::scaleDownAndUp),
                    Row.of("F-04", "SIGSTOP of a service for 1, 10 or 60 s", Processes::freeze),
                    Row.of("F-05", "each service has too small a heap", Scarcity::smallHeap),
                    Row.of("F-07a", "a service has no file handles left", Scarcity::noHandles),
                    Row.of(
                            "F-07b",
                            "two slow connections to PostgreSQL for all callbacks",
                            Scarcity::tinyPools),
                    Row.of("F-08", "kill -9 of Kafka's broker", Processes::killKafka),
                    Row.of("F-11", "Kafka is down for the whole time", Processes::kafkaIsDown),
                    Row.of("F-12", "the disk of Kafka's log is full", Brokers::diskFull),
                    Row.of("F-13a", "a topic is missing, and made anew", Topics::missing),
                    Row.of(
                            "F-13b",
                            "a topic is deleted and made anew again and again",
                            Topics::remade),
                    Row.of("F-13c", "a topic gets more partitions", Topics::repartitioned)
                            .unordered(),
                    Row.of("F-14", "PostgreSQL is killed and recovers", Processes::killPostgres),
                    Row.of(
                            "F-16",
                            "half-open connections to PostgreSQL, Kafka, WeCom",
                            Network::halfOpen),
                    Row.of("F-17a", "PostgreSQL answers half a second late", Network::slowPostgres),
                    Row.of("F-17b", "each commit takes two seconds", Postgres::slowCommits),
                    Row.of("F-17c", "a lock is held, half a minute at most", Postgres::lockHeld),
                    Row.of("F-17d", "deadlocks with another session", Postgres::deadlock),
                    Row.of(
                            "F-17e",
                            "transactions fail to serialize",
                            Postgres::serializationFailures),
                    Row.of("F-18", "forty writers commit up to 5 s late", Postgres::lateCommits),
                    Row.of("F-19", "kill -9 of whoever tells facts", Processes::killTellers),
                    Row.of(
                            "F-20",
                            "two relays, the former leader wakes",
                            Relays::formerLeaderWakes),
                    Row.of("F-21", "the outbox grows, nobody relays", Postgres::relayHeld)
                            .every(Duration.ZERO),
                    Row.of(
                            "F-23",
                            "kill -9 between the inbox row and its effect",
                            Postgres::killBetweenInboxAndEffect),
                    Row.of("F-25", "rebalances all the time", Brokers::rebalance),
                    Row.calm("F-31", "each callback up to nine times more, in any order")
                            .delivering(dice -> new Repetition(9, Duration.ofSeconds(20), dice)),
                    Row.calm("F-32", "callbacks as fast as they are answered").every(Duration.ZERO),
                    Row.of("F-33a", "WeCom answers badly for a while", WeCom::answersBadly)
                            .patientFor(Duration.ofSeconds(150)),
                    Row.of("F-33b", "WeCom refuses for good", WeCom::refuses).refusable(),
                    Row.of("F-36", "tokens end early, WeCom's clock jumps", WeCom::tokensEnd),
                    Row.of("F-48", "the services' clocks differ by up to a day", Clocks::differ),
                    Row.of("F-49a", "WeCom's address takes nobody", Unreachable::nobodyThere)
                            .patientFor(Duration.ofSeconds(150)),
                    Row.of("F-49b", "WeCom's name is not resolved", Unreachable::noAddress)
                            .patientFor(Duration.ofSeconds(150)),
                    Row.of(
                                    "F-49c",
                                    "WeCom's certificate is over, or a stranger's",
                                    Unreachable::notTrusted)
                            .patientFor(Duration.ofSeconds(150)),
                    Row.of(
                            "F-50a",
                            "a partition between one pair of processes, one way too",
                            Network::partition),
                    Row.of(
                            "F-50b",
                            "ways are narrow, sliced, cut short; callbacks come twice or damaged",
                            Network::tatter),
                    Row.of("F-54", "two of the above at once", TwoAtOnce::happen),
                    Row.calm("F-55", "no fault"));

    /**
     * They strike within seconds wherever they run, need neither root nor a tool, and heal soon.
     */
    private static final Set<String> SOON_OVER =
            Set.of(
                    "F-01", "F-02a", "F-02b", "F-08", "F-14", "F-17c", "F-17d", "F-17e", "F-19",
                    "F-21", "F-31", "F-36");

    private Rows() {}

    /** In the order of their numbers. */
    public static List<Row> all() {
        return ALL;
    }

    /** Those of which one is taken in each check. */
    public static List<Row> soonOver() {
        return ALL.stream().filter(row -> SOON_OVER.contains(row.id())).toList();
    }

    /** The row with this id, or all shapes of this number. */
    public static List<Row> named(String id) {
        return ALL.stream().filter(row -> row.id().matches(Pattern.quote(id) + "[a-z]?")).toList();
    }
}
