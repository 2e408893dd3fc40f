package com.wecombridge.faults.mishap;

import static com.wecombridge.faults.mishap.Processes.MOMENT;
import static com.wecombridge.faults.mishap.Processes.PAUSES;
import static com.wecombridge.faults.mishap.Processes.WHILE;

import com.wecombridge.faultproxy.Connections;
import com.wecombridge.faultproxy.Fault;
import com.wecombridge.faults.rig.Proxies;
import com.wecombridge.local.state.Port;
import java.time.Duration;
import java.util.List;

/** The ways between processes are cut, late or silent. */
public final class Network {

    private static final List<Fault> OF_ANY_WAY =
            List.of(
                    Fault.bandwidth(10_000),
                    Fault.slicer(100, Duration.ofMillis(2)),
                    Fault.resetAfter(2_000),
                    Fault.unanswered());

    private Network() {}

    public static void loseAnswers(Trouble trouble) throws InterruptedException {
        var toGateway = trouble.rig().proxies().between(Proxies.WECOM, Port.GATEWAY);
        var some = Connections.fraction(0.3, trouble.dice().nextLong());
        trouble.strike(toGateway, Fault.droppedResponse("").on(some));
        trouble.untilTheEnd();
    }

    public static void halfOpen(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            var door = trouble.oneOf(List.of(Port.POSTGRES, Port.KAFKA, Port.WECOM_SIMULATOR));
            var proxy = trouble.oneOf(trouble.rig().proxies().to(door));
            trouble.strike(proxy, Fault.halfOpen(), Duration.ofSeconds(5));
            trouble.rest(MOMENT, WHILE);
        }
    }

    public static void slowPostgres(Trouble trouble) throws InterruptedException {
        var late =
                Fault.latency(
                        Duration.ofMillis(400), Duration.ofMillis(100), trouble.dice().nextLong());
        for (var proxy : trouble.rig().proxies().to(Port.POSTGRES)) {
            trouble.strike(proxy, late.toClient());
        }
        trouble.untilTheEnd();
    }

    /**
     * What passes is slow, in pieces, cut short, finds nobody; a callback comes twice or with a
     * wrong bit.
     */
    public static void tatter(Trouble trouble) throws InterruptedException {
        var toGateway = trouble.rig().proxies().between(Proxies.WECOM, Port.GATEWAY);
        while (trouble.goesOn()) {
            if (trouble.dice().nextBoolean()) {
                trouble.strike(toGateway, trouble.oneOf(ofACallback(trouble)), WHILE);
            } else {
                var proxy = trouble.oneOf(trouble.rig().proxies().used());
                trouble.strike(proxy, trouble.oneOf(OF_ANY_WAY), WHILE);
            }
            trouble.rest(MOMENT, WHILE);
        }
    }

    private static List<Fault> ofACallback(Trouble trouble) {
        var somewhere = trouble.dice().nextInt(1_000);
        return List.of(
                Fault.duplicateRequest("POST /wecom/callbacks"),
                Fault.flippedByte(somewhere, trouble.dice().nextLong()).toServer(),
                Fault.limit(somewhere).toServer());
    }

    public static void partition(Trouble trouble) throws InterruptedException {
        var kinds =
                List.of(
                        Fault.hold(),
                        Fault.blackHole(),
                        Fault.blackHole().toClient(),
                        Fault.blackHole().toServer(),
                        Fault.reset());
        while (trouble.goesOn()) {
            var proxy = trouble.oneOf(trouble.rig().proxies().used());
            trouble.strike(proxy, trouble.oneOf(kinds), trouble.oneOf(PAUSES));
            trouble.rest(MOMENT, WHILE);
        }
    }
}
