package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Report;
import com.wecombridge.crmsim.contract.Report.AccountBound;
import com.wecombridge.crmsim.contract.Report.AccountUnbound;
import com.wecombridge.crmsim.contract.Report.DeliveryRecorded;
import com.wecombridge.crmsim.store.Counters;
import com.wecombridge.crmsim.store.Shelf;
import com.wecombridge.crmsim.store.StateFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the bridge reported: deliveries and bindings. Runs inside a change of the state. A report
 * older than one already heard changes nothing.
 */
public final class Hearsay {

    private static final int REMEMBERED = 5_000;

    private final Shelf<Delivery> heard;
    private final Shelf<Delivery> latest;
    private final Shelf<Binding> bindings;
    private final Counters counters;

    Hearsay(StateFile state, Counters counters) {
        this.heard = state.shelf("deliveries", Delivery.class);
        this.latest = state.shelf("latest-deliveries", Delivery.class);
        this.bindings = state.shelf("bindings", Binding.class);
        this.counters = counters;
    }

    public void hear(Report report) {
        switch (report) {
            case DeliveryRecorded it -> hear(Delivery.of(it));
            case AccountBound it ->
                    hear(
                            new Binding(
                                    it.tenant(),
                                    it.corp(),
                                    it.crmUser(),
                                    it.member(),
                                    it.boundAt(),
                                    true,
                                    it.version()));
            case AccountUnbound it ->
                    hear(
                            new Binding(
                                    it.tenant(),
                                    it.corp(),
                                    it.crmUser(),
                                    it.member(),
                                    it.unboundAt(),
                                    false,
                                    it.version()));
        }
    }

    /** Every delivery, oldest first. */
    public List<Delivery> deliveries() {
        return heard.all();
    }

    public Optional<Delivery> latest(String tenant, String todo, String user) {
        return latest.find(Delivery.key(tenant, todo, user));
    }

    /** Bindings that hold now. */
    public List<Binding> bindings() {
        return bindings.all().stream().filter(Binding::bound).toList();
    }

    private void hear(Delivery delivery) {
        String key = Delivery.key(delivery.tenant(), delivery.todo(), delivery.user());
        if (latest.find(key).filter(it -> it.version() >= delivery.version()).isEmpty()) {
            latest.put(key, delivery);
            heard.put(Shelf.numbered(counters.next("deliveries")), delivery);
            heard.keepLast(REMEMBERED);
        }
    }

    private void hear(Binding binding) {
        String key = binding.tenant() + ":" + binding.corp() + ":" + binding.user();
        if (bindings.find(key).filter(it -> it.version() >= binding.version()).isEmpty()) {
            bindings.put(key, binding);
        }
    }

    /** What became of one to-do for one user. */
    public record Delivery(
            String tenant,
            String todo,
            String user,
            String state,
            Optional<String> member,
            Optional<String> reason,
            Optional<String> messageId,
            Instant at,
            long version) {

        static Delivery of(DeliveryRecorded it) {
            return new Delivery(
                    it.tenant(),
                    it.todo(),
                    it.crmUser(),
                    it.state(),
                    it.member(),
                    it.reason(),
                    it.messageId(),
                    it.at(),
                    it.version());
        }

        static String key(String tenant, String todo, String user) {
            return tenant + ":" + todo + ":" + user;
        }
    }

    /** Which WeCom member a user is, or was. */
    public record Binding(
            String tenant,
            String corp,
            String user,
            String member,
            Instant since,
            boolean bound,
            long version) {}
}
