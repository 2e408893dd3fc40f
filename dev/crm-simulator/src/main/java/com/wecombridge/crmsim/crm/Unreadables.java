package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.store.Shelf;
import com.wecombridge.crmsim.store.StateFile;
import java.util.List;

/** How many records of each topic could not be read. Runs inside a change of the state. */
public final class Unreadables {

    private final Shelf<Count> counts;

    Unreadables(StateFile state) {
        this.counts = state.shelf("unreadable", Count.class);
    }

    public void count(String topic, String why) {
        long before = counts.find(topic).map(Count::records).orElse(0L);
        counts.put(topic, new Count(topic, before + 1, why));
    }

    public List<Count> all() {
        return counts.all();
    }

    /**
     * One topic.
     *
     * @param lastReason names the place, never the content
     */
    public record Count(String topic, long records, String lastReason) {}
}
