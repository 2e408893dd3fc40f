package com.wecombridge.faults.rig;

import static java.util.stream.Collectors.toSet;

import com.wecombridge.faultproxy.FaultProxy;
import com.wecombridge.faultproxy.protocol.Protocol;
import com.wecombridge.local.Detours;
import com.wecombridge.local.Detours.Through;
import com.wecombridge.local.Detours.Way;
import com.wecombridge.local.Service;
import com.wecombridge.local.state.Port;
import com.wecombridge.local.state.Ports;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A fault proxy on every way: services to what they lean on, the gateway to the services. */
public final class Proxies implements AutoCloseable {

    /** Who sends callbacks. */
    public static final String WECOM = "wecom-simulator";

    private static final int FEWER_THAN = 64;
    private static final List<Port> LEANT_ON =
            List.of(Port.POSTGRES, Port.KAFKA, Port.WECOM_SIMULATOR);
    private static final List<Port> OWNERS =
            List.of(Port.CONTACT_SYNC, Port.BINDING, Port.NOTIFICATION, Port.ARCHIVE);

    private final Map<Way, FaultProxy> proxies = new LinkedHashMap<>();
    private final Map<Way, Through> ways = new HashMap<>();
    private final Ports ports;
    private final Iterator<Integer> numbers;

    private Proxies(Ports ports) {
        this.ports = ports;
        var taken = Stream.of(Port.values()).map(ports::of).collect(toSet());
        this.numbers =
                Ports.freeNumbers(FEWER_THAN).stream()
                        .filter(number -> !taken.contains(number))
                        .iterator();
    }

    static Proxies before(Ports ports) {
        var proxies = new Proxies(ports);
        for (Service service : Service.ALL) {
            LEANT_ON.forEach(port -> proxies.stand(new Way(service.module(), port)));
        }
        OWNERS.forEach(port -> proxies.stand(new Way("sidebar-gateway", port)));
        proxies.stand(new Way(WECOM, Port.GATEWAY));
        return proxies;
    }

    private void stand(Way way) {
        int door = way.to() == Port.KAFKA ? numbers.next() : ports.of(way.to());
        var proxy = FaultProxy.to("localhost", door, protocolOf(way.to()), numbers.next());
        proxies.put(way, proxy);
        ways.put(way, new Through(proxy.port(), door));
    }

    private static Protocol protocolOf(Port to) {
        return switch (to) {
            case POSTGRES -> Protocol.POSTGRES;
            case KAFKA -> Protocol.KAFKA;
            default -> Protocol.HTTP;
        };
    }

    Detours detours() {
        return new Detours(Map.copyOf(ways));
    }

    /** All processes of a service go the same way. */
    public FaultProxy between(String from, Port to) {
        var way = new Way(from.replaceFirst("-\\d$", ""), to);
        return Objects.requireNonNull(proxies.get(way), "no such way");
    }

    /** All ways that lead there. */
    public List<FaultProxy> to(Port door) {
        return proxies.entrySet().stream()
                .filter(proxy -> proxy.getKey().to() == door)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All ways that somebody has gone so far: a cut of any other hurts nobody. */
    public List<FaultProxy> used() {
        return proxies.values().stream()
                .filter(proxy -> proxy.traffic().connections() > 0)
                .toList();
    }

    void endAll() {
        proxies.values().forEach(FaultProxy::endAll);
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::close);
    }
}
