package com.wecombridge.faultproxy;

import com.wecombridge.faultproxy.Kind.Cut;
import com.wecombridge.faultproxy.Kind.Ending;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One client, and the connection to the server that it got. */
final class Connection {

    private static final int CONNECT_MILLIS = 5_000;

    private final int number;
    private final Socket client;
    private final Socket server = new Socket();
    private final Wiring wiring;
    private final Consumer<Connection> farewell;
    private final List<Future<?>> pumping = new CopyOnWriteArrayList<>();
    private final Set<ActiveFault> lostTo = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger openDirections = new AtomicInteger(Direction.values().length);

    Connection(int number, Socket client, Wiring wiring, Consumer<Connection> farewell) {
        this.number = number;
        this.client = client;
        this.wiring = wiring;
        this.farewell = farewell;
    }

    /**
     * Reaches the server and lets bytes pass. One that it cannot reach looks dead to the client,
     * too.
     */
    void begin() {
        wiring.faults().active().forEach(this::cutBy);
        if (!open.get()) {
            return;
        }
        try {
            server.connect(fresh(wiring.server()), CONNECT_MILLIS);
            for (var socket : List.of(client, server)) {
                socket.setTcpNoDelay(true);
            }
            pump();
        } catch (IOException unreachable) {
            cut(Ending.RESET);
        }
    }

    /** Lets the fault cut this connection now, if that is what it does. */
    void cutBy(ActiveFault fault) {
        if (fault.fault().kind() instanceof Cut(long afterBytes, Ending ending)
                && afterBytes == 0
                && Arrays.stream(Direction.values()).anyMatch(way -> fault.covers(way(way)))
                && open.get()
                && fault.claim()) {
            cut(ending, fault::strike);
        }
    }

    /** Ends both halves, unless that has been done. */
    void cut(Ending ending) {
        cut(ending, () -> {});
    }

    /** The same, and says so before anybody can see it. */
    void cut(Ending ending, Runnable done) {
        if (!open.compareAndSet(true, false)) {
            return;
        }
        done.run();
        for (var socket : List.of(client, server)) {
            try {
                ending.end(socket);
            } catch (IOException _) {
                // it was gone already
            }
        }
        pumping.forEach(thread -> thread.cancel(true));
        farewell.accept(this);
    }

    /**
     * Bytes of this connection vanished because of the fault: it cannot go on once the fault ends.
     */
    void lose(ActiveFault fault) {
        lostTo.add(fault);
        if (fault.hasEnded()) {
            recoverFrom(fault);
        }
    }

    void recoverFrom(ActiveFault fault) {
        if (lostTo.contains(fault)) {
            cut(Ending.RESET);
        }
    }

    /** One direction has come to its regular end. */
    void directionEnded() {
        if (openDirections.decrementAndGet() == 0) {
            cut(Ending.CLOSED);
        }
    }

    private void pump() {
        var dialogue = wiring.protocol().begin();
        var conversation = new Conversation(this, number, wiring);
        var toServer = new Pump(this, way(Direction.TO_SERVER), wiring);
        var toClient = new Pump(this, way(Direction.TO_CLIENT), wiring);
        start(() -> toServer.read(client, dialogue.requests(), conversation));
        start(() -> toClient.read(server, dialogue.responses(), conversation));
        start(() -> toServer.write(server));
        start(() -> toClient.write(client));
        if (!open.get()) {
            pumping.forEach(thread -> thread.cancel(true));
        }
    }

    private void start(Runnable pump) {
        pumping.add(wiring.threads().submit(pump));
    }

    private Way way(Direction direction) {
        return new Way(number, direction);
    }

    /** A name is looked up each time, as a client would. */
    private static InetSocketAddress fresh(InetSocketAddress address) {
        return new InetSocketAddress(address.getHostString(), address.getPort());
    }
}
