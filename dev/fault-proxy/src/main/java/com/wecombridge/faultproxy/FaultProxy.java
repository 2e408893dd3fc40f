package com.wecombridge.faultproxy;

import com.wecombridge.faultproxy.protocol.Protocol;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Listens on a loopback port, and passes what it hears to a server until a {@link Fault} says
 * otherwise. Whoever would call the server is given the address of the proxy instead. For many
 * threads at once.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int ANY_FREE = 0;

    private final Wiring wiring;
    private final Entrance entrance;
    private final Set<Connection> live = ConcurrentHashMap.newKeySet();

    private FaultProxy(Wiring wiring, Entrance entrance) {
        this.wiring = wiring;
        this.entrance = entrance;
    }

    /** To a server whose protocol does not matter, on a free port. */
    public static FaultProxy to(String host, int port) {
        return to(host, port, Protocol.BYTES);
    }

    /** To a server of which single messages can be struck, on a free port. */
    public static FaultProxy to(String host, int port, Protocol protocol) {
        return to(host, port, protocol, ANY_FREE);
    }

    /** On a port of one's choice: for what must be known before anything runs. */
    public static FaultProxy to(String host, int port, Protocol protocol, int listenOn) {
        var entrance = new Entrance(listenOn);
        var names = Thread.ofVirtual().name("proxy-of-" + port + "-", 0).factory();
        var wiring =
                new Wiring(
                        InetSocketAddress.createUnresolved(host, port),
                        protocol,
                        new Faults(),
                        new Counters(),
                        Executors.newThreadPerTaskExecutor(names));
        var proxy = new FaultProxy(wiring, entrance);
        wiring.threads().execute(() -> entrance.welcome(proxy::accept));
        return proxy;
    }

    public int port() {
        return entrance.port();
    }

    /** Where clients are sent: {@code localhost:40001}. */
    public String address() {
        return "localhost:" + port();
    }

    /** Switches a fault on, for connections that live and for those that come. */
    public ActiveFault begin(Fault fault) {
        var active = new ActiveFault(fault, wiring.counters().connections(), this::recoverFrom);
        wiring.faults().add(active);
        if (fault.kind() instanceof Kind.Unanswered) {
            entrance.stopAnswering();
            wiring.threads().execute(new Knocks(port(), active));
        }
        live.forEach(connection -> connection.cutBy(active));
        return active;
    }

    /** Switches every fault off. */
    public void endAll() {
        wiring.faults().active().forEach(ActiveFault::end);
    }

    /** Those that were switched on, now or earlier, and did not strike once. */
    public List<Fault> neverStruck() {
        return wiring.faults().neverStruck();
    }

    public Traffic traffic() {
        return wiring.counters().traffic(live.size());
    }

    /**
     * How many messages of these kinds clients sent: {@code POST}, {@code Produce}, {@code Query}.
     * {@code Query} and {@code Sync} together are the round trips to PostgreSQL.
     */
    public long requests(String... kinds) {
        return wiring.counters().requests(kinds);
    }

    /** Ends everything; returns when nothing of it is left. */
    @Override
    public void close() {
        entrance.close();
        wiring.threads().shutdownNow();
        wiring.threads().close();
        live.forEach(connection -> connection.cut(Kind.Ending.CLOSED));
    }

    private void accept(Socket client) {
        var connection =
                new Connection(wiring.counters().nextConnection(), client, wiring, live::remove);
        live.add(connection);
        wiring.threads().execute(connection::begin);
    }

    private void recoverFrom(ActiveFault fault) {
        wiring.faults().remove(fault);
        if (fault.fault().kind() instanceof Kind.Unanswered
                && wiring.faults().active().stream()
                        .noneMatch(other -> other.fault().kind() instanceof Kind.Unanswered)) {
            entrance.answerAgain();
        }
        live.forEach(connection -> connection.recoverFrom(fault));
    }
}
