package com.wecombridge.faults.mishap;

import com.wecombridge.faultproxy.Fault;
import com.wecombridge.faults.rig.Proxies;
import com.wecombridge.local.state.Port;
import java.time.Duration;
import java.util.List;

/** Processes are killed or stand still. */
public final class Processes {

    static final String GATEWAY = "sidebar-gateway";
    static final Duration MOMENT = Duration.ofMillis(300);
    static final Duration WHILE = Duration.ofSeconds(3);
    static final Duration A_LOOK = Duration.ofMillis(20);
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(60));

    private Processes() {}

    public static void killGateway(Trouble trouble) throws InterruptedException {
        killAgainAndAgain(GATEWAY, trouble);
    }

    public static void killKafka(Trouble trouble) throws InterruptedException {
        killAgainAndAgain("kafka", trouble);
    }

    public static void killPostgres(Trouble trouble) throws InterruptedException {
        killAgainAndAgain("postgres", trouble);
    }

    public static void kafkaIsDown(Trouble trouble) throws InterruptedException {
        trouble.leave("kafka", Duration.ofHours(1));
    }

    private static void killAgainAndAgain(String part, Trouble trouble)
            throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            trouble.crash(part);
        }
    }

    public static void killTellers(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            trouble.crash(trouble.oneOf(trouble.rig().services()));
        }
    }

    /**
     * Its answers are kept from WeCom; as soon as there is one, what it thanks for is stored, and
     * the gateway is killed.
     */
    public static void killAnswering(Trouble trouble) throws InterruptedException {
        var toGateway = trouble.rig().proxies().between(Proxies.WECOM, Port.GATEWAY);
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            try (var silence = trouble.strike(toGateway, Fault.blackHole().toClient())) {
                while (silence.struck() == 0 && trouble.goesOn()) {
                    trouble.sleep(A_LOOK);
                }
                if (silence.struck() > 0) {
                    trouble.crash(GATEWAY);
                }
            }
        }
    }

    /** F-03: each process ends in good order and comes back, one after the other. */
    public static void roll(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            for (var service : trouble.rig().services()) {
                if (trouble.goesOn()) {
                    trouble.rest(MOMENT, WHILE);
                    end(service, trouble);
                    trouble.rig().start(service);
                }
            }
        }
    }

    /** F-03: from two processes of each service to one, and back, while work goes on. */
    public static void scaleDownAndUp(Trouble trouble) throws InterruptedException {
        var seconds =
                trouble.rig().services().stream().filter(name -> name.endsWith("-2")).toList();
        if (seconds.isEmpty()) {
            trouble.skip("nothing to take away: each service has one process; set REPLICAS=2");
            return;
        }
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            for (var second : seconds) {
                end(second, trouble);
            }
            trouble.rest(MOMENT, WHILE.multipliedBy(3));
            seconds.forEach(trouble.rig()::start);
            trouble.say("down to one process of each service and back to two");
        }
    }

    private static void end(String part, Trouble trouble) {
        trouble.struck(1);
        if (!trouble.rig().end(part)) {
            trouble.require(false, part + " did not end in good order");
        }
    }

    public static void freeze(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            trouble.freeze(trouble.oneOf(trouble.rig().services()), trouble.oneOf(PAUSES));
        }
    }
}
