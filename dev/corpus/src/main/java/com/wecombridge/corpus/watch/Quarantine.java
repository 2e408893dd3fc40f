package com.wecombridge.corpus.watch;

import com.wecombridge.acceptance.Bridge;
import java.util.List;

/** What was authentic and could not be read, since the last look. */
public final class Quarantine {

    private final List<Bridge> lookers;
    private final long[] seen;

    /** Callers who together see all of it: a tenant's administrator and an operator. */
    public Quarantine(List<Bridge> lookers) {
        this.lookers = lookers;
        this.seen = new long[lookers.size()];
    }

    /** The causes of what is new. */
    public List<String> news() {
        var causes = new java.util.ArrayList<String>();
        for (int i = 0; i < lookers.size(); i++) {
            long before = seen[i];
            for (var item :
                    lookers.get(i)
                            .get("/api/v1/callbacks?state=quarantined&limit=5")
                            .orFail("looking into the quarantine")
                            .json()
                            .path("items")) {
                long position = item.path("position").asLong(0);
                if (position > before) {
                    causes.add(item.path("cause").asString(""));
                }
                seen[i] = Math.max(seen[i], position);
            }
        }
        return causes;
    }
}
