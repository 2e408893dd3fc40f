package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.world.LedgerEntry;
import com.wecombridge.wecomsim.world.Token;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.List;

/** Writes down every request and what became of it. */
final class Ledger {

    private final World world;

    Ledger(World world) {
        this.world = world;
    }

    void write(Line line) {
        var request = line.request();
        world.change(() ->
                world.record(
                        new LedgerEntry(
                                world.next("ledger"),
                                world.instant(),
                                request.method(),
                                request.path(),
                                request.query(),
                                request.contentType(),
                                request.body(),
                                request.ip(),
                                line.owner().corpId(),
                                line.owner().agentId(),
                                line.owner().suiteId(),
                                line.reply().status(),
                                line.reply().errcode(),
                                line.reply().body(),
                                line.took().toMillis(),
                                line.fault(),
                                List.copyOf(line.complaints()))));
    }

    /** One request with its fate. */
    record Line(
            Request request,
            Token owner,
            Reply reply,
            String fault,
            List<String> complaints,
            Duration took) {}
}
