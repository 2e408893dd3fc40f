package com.wecombridge.faults.row;

import com.wecombridge.faultproxy.Connections;
import com.wecombridge.faultproxy.Fault;
import com.wecombridge.faults.load.Repetition;
import com.wecombridge.faults.rig.Proxies;
import com.wecombridge.local.Detours.Way;
import com.wecombridge.local.state.Port;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** All rows that can be run on one machine, by their numbers in the fault matrix. */
public final class Rows {

    private static final String GATEWAY = "sidebar-gateway";
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final Duration WHILE = Duration.ofSeconds(3);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(60));

    private static final List<Row> SINGLE =
            List.of(
                    Row.of("F-01", "kill -9 of the gateway at random points", Rows::killGateway),
                    Row.of(
                            "F-02",
                            "killed, or its answer lost, between storing and answering",
                            Rows::loseAnswers),
                    Row.of("F-04", "SIGSTOP of a service for 1, 10 or 60 s", Rows::freeze),
                    Row.of("F-08", "kill -9 of Kafka's broker", Rows::killKafka),
                    Row.of("F-11", "Kafka is down for the whole time", Rows::kafkaIsDown),
                    Row.of("F-14", "PostgreSQL is killed and recovers", Rows::killPostgres),
                    Row.of(
                            "F-16",
                            "half-open connections to PostgreSQL, Kafka, WeCom",
                            Rows::halfOpen),
                    Row.of("F-17", "PostgreSQL answers two seconds late", Rows::slowPostgres),
                    Row.of(
                            "F-19",
                            "kill -9 of whoever tells facts, between telling and noting it",
                            Rows::killTellers),
                    Row.calm("F-31", "each callback up to ten times more, in any order")
                            .delivering(dice -> new Repetition(9, Duration.ofSeconds(20), dice)),
                    Row.calm("F-32", "callbacks as fast as they are answered").every(Duration.ZERO),
                    Row.of(
                            "F-50",
                            "a partition between one pair of processes, one way too",
                            Rows::partition),
                    Row.calm("F-55", "no fault"));

    private Rows() {}

    /** In the order of their numbers. */
    public static List<Row> all() {
        return Stream.concat(SINGLE.stream(), Stream.of(twoAtOnce())).toList();
    }

    public static Optional<Row> named(String id) {
        return all().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** A random pair of the rows that go wrong by themselves. */
    private static Row twoAtOnce() {
        return Row.of("F-54", "two of the above at once", Rows::twoOfThem);
    }

    private static void twoOfThem(Trouble trouble) throws InterruptedException {
        var network =
                List.<Row.Fault>of(
                        Rows::loseAnswers, Rows::halfOpen, Rows::slowPostgres, Rows::partition);
        var process =
                List.<Row.Fault>of(
                        Rows::killGateway, Rows::killKafka, Rows::killPostgres, Rows::killTellers);
        var first = trouble.oneOf(network);
        var second = trouble.oneOf(process);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = threads.submit(() -> happen(first, trouble));
            second.happen(trouble);
            other.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static boolean happen(Row.Fault fault, Trouble trouble) throws InterruptedException {
        fault.happen(trouble);
        return true;
    }

    private static void killGateway(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            trouble.crash(GATEWAY);
        }
    }

    private static void killTellers(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            trouble.crash(trouble.oneOf(trouble.rig().services()));
        }
    }

    private static void loseAnswers(Trouble trouble) throws InterruptedException {
        var toGateway = trouble.rig().proxies().between(Proxies.WECOM, Port.GATEWAY);
        var some = Connections.fraction(0.3, trouble.dice().nextLong());
        trouble.strike(toGateway, Fault.droppedResponse("").on(some));
        trouble.untilTheEnd();
    }

    private static void freeze(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            trouble.freeze(trouble.oneOf(trouble.rig().services()), trouble.oneOf(PAUSES));
        }
    }

    private static void killKafka(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            trouble.crash("kafka");
        }
    }

    private static void kafkaIsDown(Trouble trouble) throws InterruptedException {
        trouble.leave("kafka", Duration.ofHours(1));
    }

    private static void killPostgres(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            trouble.crash("postgres");
        }
    }

    private static void halfOpen(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            var door = trouble.oneOf(List.of(Port.POSTGRES, Port.KAFKA, Port.WECOM_SIMULATOR));
            var proxy = trouble.oneOf(trouble.rig().proxies().to(door));
            trouble.strike(proxy, Fault.halfOpen(), Duration.ofSeconds(5));
            trouble.rest(MOMENT, WHILE);
        }
    }

    private static void slowPostgres(Trouble trouble) throws InterruptedException {
        var late =
                Fault.latency(
                        Duration.ofMillis(400), Duration.ofMillis(100), trouble.dice().nextLong());
        for (var proxy : trouble.rig().proxies().to(Port.POSTGRES)) {
            trouble.strike(proxy, late.toClient());
        }
        trouble.untilTheEnd();
    }

    private static void partition(Trouble trouble) throws InterruptedException {
        var kinds =
                List.of(
                        Fault.hold(),
                        Fault.blackHole(),
                        Fault.blackHole().toClient(),
                        Fault.blackHole().toServer(),
                        Fault.reset());
        while (trouble.goesOn()) {
            Way way = trouble.oneOf(trouble.rig().proxies().all());
            var proxy = trouble.rig().proxies().between(way.from(), way.to());
            trouble.strike(proxy, trouble.oneOf(kinds), trouble.oneOf(PAUSES));
            trouble.rest(MOMENT, WHILE);
        }
    }
}
