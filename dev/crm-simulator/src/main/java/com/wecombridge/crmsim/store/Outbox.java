package com.wecombridge.crmsim.store;

import com.wecombridge.crmsim.contract.CloudEvent;
import com.wecombridge.crmsim.contract.Fact;
import com.wecombridge.crmsim.contract.Wire;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Facts that wait to be told, and the newest that were. */
public final class Outbox {

    private static final int REMEMBERED = 2_000;
    private static final int LOOKED_AT = 2_000;

    private final Shelf<Row> waiting;
    private final Shelf<Row> told;
    private final Counters counters;
    private final Clock clock;

    public Outbox(StateFile state, Counters counters, Clock clock) {
        this.waiting = state.shelf("outbox", Row.class);
        this.told = state.shelf("told", Row.class);
        this.counters = counters;
        this.clock = clock;
    }

    /** The next version of the aggregate with this key on this topic. */
    public long nextVersion(String topic, String key) {
        return counters.next("version:" + topic + ":" + key);
    }

    /** Stores a fact with the caller's change; the publisher tells it after the commit. */
    public void append(Fact fact) {
        append(fact, Optional.empty());
    }

    /** The same for a fact that another one led to. */
    public void append(Fact fact, Optional<String> causation) {
        String id = UUID.randomUUID().toString();
        store(
                fact,
                CloudEvent.headers(id, clock.instant(), causation, fact),
                Optional.of(Wire.JSON.valueToTree(fact)));
        if (fact.endsAggregate()) {
            store(fact, Map.of(), Optional.empty());
        }
    }

    /** The first waiting row of each key that is not held back. */
    public List<Row> heads(Set<String> heldKeys) {
        var seen = new HashSet<>(heldKeys);
        var heads = new ArrayList<Row>();
        for (Row row : waiting.first(LOOKED_AT)) {
            if (seen.add(row.orderKey())) {
                heads.add(row);
            }
        }
        return heads;
    }

    public void acknowledge(List<Row> rows) {
        rows.forEach(row -> {
            waiting.remove(Shelf.numbered(row.sequence()));
            told.put(Shelf.numbered(row.sequence()), row.asTold());
        });
        told.keepLast(REMEMBERED);
    }

    public int depth() {
        return waiting.size();
    }

    /** Told and waiting, in the order in which they were stored. */
    public List<Row> rows() {
        var rows = new ArrayList<>(told.all());
        rows.addAll(waiting.all());
        rows.sort((one, other) -> Long.compare(one.sequence(), other.sequence()));
        return rows;
    }

    private void store(Fact fact, Map<String, String> headers, Optional<JsonNode> body) {
        long sequence = counters.next("outbox");
        waiting.put(
                Shelf.numbered(sequence),
                new Row(
                        sequence,
                        fact.topic(),
                        fact.type(),
                        fact.tenant(),
                        fact.key(),
                        headers,
                        body,
                        false));
    }

    /**
     * One Kafka record.
     *
     * @param data absent for a tombstone
     */
    public record Row(
            long sequence,
            String topic,
            String type,
            String tenant,
            String key,
            Map<String, String> headers,
            Optional<JsonNode> data,
            boolean told) {

        /** Absent JSON is read as a null node, which is something to Optional. */
        public Row {
            data = data.filter(JsonNode::isObject);
        }

        /** Rows with one order key are told one after the other. */
        public String orderKey() {
            return topic + ":" + key;
        }

        Row asTold() {
            return new Row(sequence, topic, type, tenant, key, headers, data, true);
        }
    }
}
