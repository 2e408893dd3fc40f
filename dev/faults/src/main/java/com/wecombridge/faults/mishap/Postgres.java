package com.wecombridge.faults.mishap;

import static com.wecombridge.faults.mishap.Processes.A_LOOK;
import static com.wecombridge.faults.mishap.Processes.MOMENT;
import static com.wecombridge.faults.mishap.Processes.WHILE;

import com.wecombridge.acceptance.Patience;
import com.wecombridge.faults.load.TopicReader;
import com.wecombridge.faults.mishap.Triggers.Place;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL is slow, somebody else holds its locks, or a transaction is its victim. */
public final class Postgres {

    private static final String GATEWAYS = "gateway";
    private static final Place CALLBACKS = new Place(GATEWAYS, "stored_callback");
    private static final String TOPIC = "wecom.callbacks";
    private static final int LATE_WRITERS = 40;
    private static final Duration LOCK = Duration.ofSeconds(30);

    /** Whoever waits for a lock at this moment, one number for each wait. */
    private static final String WAITING =
            "select hashtext(pid || query_start::text) from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'";

    private static final String DEADLOCKS =
            "select deadlocks from pg_stat_database where datname = current_database()";

    /** Transactions that stand between remembering and effect. */
    private static final String BETWEEN =
            "select count(*) from pg_stat_activity"
                    + " where datname = current_database() and wait_event = 'PgSleep'";

    private Postgres() {}

    /** F-17: each commit of a callback takes two seconds. */
    public static void slowCommits(Trouble trouble) throws InterruptedException {
        try (var _ = Triggers.on(CALLBACKS, "linger", Map.of("least", 2, "most", 2), trouble)) {
            trouble.untilTheEnd();
        }
    }

    /** F-17: somebody holds the table's lock for half a minute. */
    public static void lockHeld(Trouble trouble) throws InterruptedException {
        var waits = new HashSet<Long>();
        try (var holder = Session.in(trouble, GATEWAYS);
                var watch = Session.in(trouble, GATEWAYS)) {
            trouble.rest(MOMENT, WHILE);
            holder.execute("begin; lock table stored_callback in access exclusive mode");
            long end = System.nanoTime() + LOCK.toNanos();
            while (trouble.goesOn() && System.nanoTime() < end) {
                waits.addAll(watch.numbers(WAITING));
                trouble.sleep(A_LOOK);
            }
            holder.execute("rollback");
        }
        trouble.struck(waits.size());
        trouble.untilTheEnd();
    }

    /**
     * F-17: a session takes the locks that a callback needs in the opposite order, and is patient,
     * so that PostgreSQL ends the callback's transaction.
     */
    public static void deadlock(Trouble trouble) throws InterruptedException {
        try (var other = Session.in(trouble, GATEWAYS);
                var watch = Session.in(trouble, GATEWAYS)) {
            long before = watch.number(DEADLOCKS);
            other.execute("set deadlock_timeout = '1min'");
            while (trouble.goesOn()) {
                other.execute("begin; lock table outbox in share mode");
                trouble.sleep(MOMENT);
                other.execute("lock table stored_callback in share mode; rollback");
                trouble.rest(MOMENT, WHILE);
            }
            trouble.struck(watch.number(DEADLOCKS) - before);
        }
    }

    /** F-17: transactions are told that they could not be serialized. */
    public static void serializationFailures(Trouble trouble) throws InterruptedException {
        try (var _ = Triggers.on(CALLBACKS, "refuse", Map.of(), trouble)) {
            trouble.untilTheEnd();
        }
    }

    /**
     * F-18: forty more writers of the gateway's outbox commit up to five seconds after they wrote.
     * A reader by number beside ours has to miss some, or nothing was late.
     */
    public static void lateCommits(Trouble trouble) throws InterruptedException {
        var kafka = new TopicReader.Kafka(trouble.rig().addresses().kafka());
        try (var topic = TopicReader.fromNow(kafka, TOPIC);
                var naive = NaiveReader.of(trouble, GATEWAYS);
                var writers = LateWriters.begin(LATE_WRITERS, GATEWAYS, TOPIC, trouble)) {
            while (trouble.goesOn()) {
                naive.look();
                trouble.sleep(A_LOOK);
            }
            var late = writers.committed();
            trouble.struck(late.size());
            naive.look();
            long missed = naive.missed();
            trouble.require(
                    missed > 0, "a reader by number missed %d facts beside ours".formatted(missed));
            areTold(late, topic);
            trouble.say("%d facts were committed late, each was told".formatted(late.size()));
        }
    }

    private static void areTold(Set<String> ids, TopicReader topic) {
        var untold = new HashSet<>(ids);
        Patience.waitFor(
                "facts that were committed late to be told",
                () -> {
                    topic.next().forEach(fact -> untold.remove(TopicReader.header(fact, "ce_id")));
                    return untold.isEmpty() ? Optional.of(ids) : Optional.empty();
                });
    }

    /** F-23: killed after a fact was remembered and before it took effect. */
    public static void killBetweenInboxAndEffect(Trouble trouble) throws InterruptedException {
        var inbox = new Place("notification", "inbox");
        var service = "notification-service";
        long kills = 0;
        try (var triggers = Triggers.on(inbox, "dawdle", Map.of("least", "0.3"), trouble);
                var watch = Session.in(trouble, "notification")) {
            while (trouble.goesOn()) {
                long before = triggers.struck();
                while (trouble.goesOn() && triggers.struck() == before) {
                    trouble.sleep(A_LOOK);
                }
                if (watch.number(BETWEEN) > 0) {
                    trouble.crash(service);
                    kills++;
                }
                trouble.rest(MOMENT, WHILE);
            }
        }
        trouble.require(kills > 0, "killed %d times between inbox and effect".formatted(kills));
    }

    /** F-21: nobody can relay, and facts pile up. */
    public static void relayHeld(Trouble trouble) throws InterruptedException {
        try (var holder = Session.in(trouble, GATEWAYS)) {
            holder.execute("begin; select * from outbox_relay for update");
            long before = holder.number("select count(*) from outbox");
            trouble.untilTheEnd();
            long waiting = holder.number("select count(*) from outbox") - before;
            holder.execute("rollback");
            trouble.struck(waiting);
            trouble.say("%d facts waited for the relay".formatted(waiting));
        }
    }
}
