package com.wecombridge.faults.mishap;

import static com.wecombridge.faults.mishap.Processes.GATEWAY;
import static com.wecombridge.faults.mishap.Processes.MOMENT;
import static com.wecombridge.faults.mishap.Processes.WHILE;

import com.wecombridge.acceptance.Patience;
import com.wecombridge.faults.rig.Metrics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;

/** An operator deletes a topic that is in use, makes it anew, or gives it more partitions. */
public final class Topics {

    private static final String CALLBACKS = "wecom.callbacks";
    private static final String ABSENT = "outbox_topics_absent";
    private static final String REMADE = "outbox_topics_remade_total";
    private static final String REPARTITIONED = "outbox_topics_repartitioned_total";

    /** Facts by numbers of their ids, and those that a reader remembers. */
    private static final String TOLD =
            "select hashtext(id) from outbox where aggregatetype = '%s' and type like '%%member.change-reported%%'"
                    .formatted(CALLBACKS);

    private static final String HEARD = "select hashtext(event_id) from inbox";

    private Topics() {}

    /** F-13: the topic of all callbacks is not there, and is made anew when the time is up. */
    public static void missing(Trouble trouble) throws InterruptedException {
        var rig = trouble.rig();
        trouble.rest(MOMENT, WHILE);
        double remade = Metrics.of(trouble.rig(), GATEWAY).sum(REMADE);
        delete(trouble);
        await(
                "the gateway to say that its topic is not there",
                () -> Metrics.of(trouble.rig(), GATEWAY).sum(ABSENT) > 0);
        trouble.untilTheEnd();
        rig.makeTopics();
        isToldAgain(remade, trouble);
    }

    /** F-13: it is deleted and made anew at once, while facts on it are not heard yet. */
    public static void remade(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            double remade = Metrics.of(trouble.rig(), GATEWAY).sum(REMADE);
            delete(trouble);
            trouble.rig().makeTopics();
            isToldAgain(remade, trouble);
        }
    }

    /** F-13: it gets twice as many partitions, and keys move to others. */
    public static void repartitioned(Trouble trouble) throws InterruptedException {
        trouble.rest(MOMENT, WHILE);
        double before = Metrics.of(trouble.rig(), GATEWAY).sum(REPARTITIONED);
        with(trouble, Topics::twiceAsMany);
        trouble.struck(1);
        await(
                "the gateway to see more partitions",
                () -> Metrics.of(trouble.rig(), GATEWAY).sum(REPARTITIONED) > before);
        trouble.untilTheEnd();
    }

    private static void twiceAsMany(Admin admin) throws InterruptedException, ExecutionException {
        var topic = admin.describeTopics(List.of(CALLBACKS)).allTopicNames().get().get(CALLBACKS);
        int now = Objects.requireNonNull(topic).partitions().size();
        admin.createPartitions(Map.of(CALLBACKS, NewPartitions.increaseTo(2 * now))).all().get();
    }

    private static void delete(Trouble trouble) throws InterruptedException {
        with(trouble, admin -> admin.deleteTopics(Set.of(CALLBACKS)).all().get());
        trouble.struck(1);
    }

    /**
     * What was told on the former topic is told again, and whoever had not heard it by then has
     * heard it now.
     */
    private static void isToldAgain(double remadeBefore, Trouble trouble) {
        await(
                "the gateway to see that its topic is another",
                () -> Metrics.of(trouble.rig(), GATEWAY).sum(REMADE) > remadeBefore);
        try (var outbox = Session.in(trouble, "gateway");
                var inbox = Session.in(trouble, "contact_sync")) {
            var told = outbox.numbers(TOLD);
            await(
                    "contact-sync to have heard every fact",
                    () -> new HashSet<>(inbox.numbers(HEARD)).containsAll(told));
            trouble.say("contact-sync heard each of %d facts".formatted(told.size()));
        }
    }

    private static void await(String what, BooleanSupplier isSo) {
        Patience.waitFor(what, () -> isSo.getAsBoolean() ? Optional.of(what) : Optional.empty());
    }

    /** Something that an operator does. */
    private interface Act {
        void carryOut(Admin admin) throws InterruptedException, ExecutionException;
    }

    private static void with(Trouble trouble, Act act) throws InterruptedException {
        var broker =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        trouble.rig().addresses().kafka());
        try (var admin = Admin.create(broker)) {
            act.carryOut(admin);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused", refused);
        }
    }
}
