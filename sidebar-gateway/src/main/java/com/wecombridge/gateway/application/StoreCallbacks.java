package com.wecombridge.gateway.application;

import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.application.Meaning.Telling;
import com.wecombridge.gateway.application.TakeCallback.Taken;
import com.wecombridge.gateway.domain.CallbackIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores callbacks and appends their facts in one transaction: all of them, or none. */
@Component
public class StoreCallbacks {

    private final Transactions transactions;
    private final Callbacks callbacks;
    private final Outbox outbox;

    StoreCallbacks(Transactions transactions, Callbacks callbacks, Outbox outbox) {
        this.transactions = transactions;
        this.callbacks = callbacks;
        this.outbox = outbox;
    }

    /** What became of each, in the order of the list. */
    public Mono<List<Taken>> handle(List<WaitingCallback> batch) {
        return transactions.within(
                Scope.platform(),
                callbacks
                        .add(batch.stream().map(WaitingCallback::callback).toList())
                        .flatMap(places ->
                                outbox.appendEntries(facts(batch, places))
                                        .thenReturn(ends(batch, places))));
    }

    private static List<Outbox.Entry> facts(
            List<WaitingCallback> batch, Map<CallbackIdentity, Long> places) {
        var left = new HashMap<>(places);
        return batch.stream().flatMap(one -> fact(one, left)).toList();
    }

    /** Of two equal ones the first is told. */
    private static Stream<Outbox.Entry> fact(
            WaitingCallback one, Map<CallbackIdentity, Long> places) {
        var callback = one.callback();
        var place = places.remove(callback.identity());
        return place != null && callback.meaning() instanceof Telling(_, var fact)
                ? Stream.of(
                        new Outbox.Entry(
                                callback.identity().eventId(), fact.at(place), one.trace()))
                : Stream.empty();
    }

    private static List<Taken> ends(
            List<WaitingCallback> batch, Map<CallbackIdentity, Long> places) {
        var left = new HashMap<>(places);
        var ends = new ArrayList<Taken>();
        for (var one : batch) {
            ends.add(
                    left.remove(one.callback().identity()) == null
                            ? Taken.DUPLICATE
                            : one.callback().meaning() instanceof Telling
                                    ? Taken.TOLD
                                    : Taken.QUARANTINED);
        }
        return ends;
    }
}
