package com.wecombridge.faults.row;

import com.wecombridge.faults.load.CallbackLoad;
import com.wecombridge.faults.load.Company;
import com.wecombridge.faults.load.DeadLetters;
import com.wecombridge.faults.load.Load;
import com.wecombridge.faults.load.Repetition;
import com.wecombridge.faults.load.TopicReader;
import com.wecombridge.faults.mishap.Remark;
import com.wecombridge.faults.mishap.Trouble;
import com.wecombridge.faults.peer.Peer;
import com.wecombridge.faults.peer.PeerLoad;
import com.wecombridge.faults.rig.Rig;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * whoever takes callbacks is killed so many times, at the same moments of the same load: our
 * gateway, the peer, and the peer made durable. A member changes once in a second or less: faster
 * ones the peer takes for one, killed or not, and that is another comparison.
 */
public final class Contest {

    public static final String ID = "R-05";

    private static final Duration PACE = Duration.ofMillis(1_100);
    private static final Duration LEAST = Duration.ofMillis(300);
    private static final Duration MOST = Duration.ofSeconds(3);
    private static final Duration NO_END = Duration.ofHours(1);

    private final Rig rig;
    private final Company company;
    private final int kills;

    public Contest(Rig rig, Company company, int kills) {
        this.rig = rig;
        this.company = company;
        this.kills = kills;
    }

    /** Ours first; what the peers lose is told, and is no failure of ours. */
    public Outcome run(long seed) throws InterruptedException {
        var kafka = new TopicReader.Kafka(rig.addresses().kafka());
        long before = DeadLetters.count(kafka);
        var reports =
                List.of(
                        killed("sidebar-gateway", ours(kafka), seed),
                        killed("peer_async", theirs(Peer.Mode.ASYNC), seed),
                        killed("peer_durable", theirs(Peer.Mode.DURABLE), seed));
        var remarks =
                rig.heal().stream()
                        .map(part -> new Remark(part + " ended, and nobody had asked it to", false))
                        .toList();
        return new Outcome(reports, DeadLetters.count(kafka) - before, remarks);
    }

    private Load ours(TopicReader.Kafka kafka) {
        var postman = Company.postmanTo(rig::gateways);
        return new CallbackLoad(postman, company, Repetition.none(), PACE, kafka);
    }

    private Load theirs(Peer.Mode mode) {
        return new PeerLoad(Peer.start(rig, mode), company, PACE);
    }

    private Report killed(String part, Load load, long seed) throws InterruptedException {
        var trouble = new Trouble(rig, new Random(seed), NO_END);
        try (load) {
            load.begin();
            for (int kill = 0; kill < kills; kill++) {
                trouble.rest(LEAST, MOST);
                trouble.crash(part);
            }
            load.end();
            var row = Row.of(ID, "the same kills for ours and for peers", _ -> {});
            return new Judge(load, row.work().patience(), System.nanoTime())
                    .judge(Tally.of(row, trouble, Duration.ZERO), seed);
        }
    }
}
