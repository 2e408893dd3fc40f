package com.wecombridge.local.balancer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The program in front of a service's replicas: each connection goes to the next one that takes it.
 * Knows TCP alone, so whoever keeps a connection stays where it is.
 *
 * <p>Environment: {@code BALANCED}, {@code 8080:20001,20002 8081:20003,20004}.
 */
public final class Balancer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 1_000;

    private final ServerSocket door;
    private final List<Integer> replicas;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Balancer(ServerSocket door, List<Integer> replicas) {
        this.door = door;
        this.replicas = replicas;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var balanced = System.getenv("BALANCED");
        if (balanced == null) {
            throw new IllegalArgumentException("BALANCED is not set");
        }
        for (String one : balanced.split(" ", -1)) {
            int colon = one.indexOf(':');
            var replicas =
                    Arrays.stream(one.substring(colon + 1).split(",", -1))
                            .map(Integer::valueOf)
                            .toList();
            before(Integer.parseInt(one.substring(0, colon)), replicas);
        }
        Thread.currentThread().join();
    }

    /**
     * @param port where it listens; 0 for any that is free
     * @param replicas ports on this machine
     */
    static Balancer before(int port, List<Integer> replicas) throws IOException {
        var door = new ServerSocket(port, 128, InetAddress.getLoopbackAddress());
        var balancer = new Balancer(door, replicas);
        balancer.threads.execute(balancer::welcome);
        return balancer;
    }

    int port() {
        return door.getLocalPort();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException _) {
                // closed, or one caller was gone before it was greeted
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var replica = next();
            if (replica == null) {
                return;
            }
            try (replica) {
                var forth = threads.submit(() -> pass(caller, replica));
                pass(replica, caller);
                if (forth.isDone()) {
                    drain(caller);
                }
            }
        } catch (Exception _) {
            // one side went away, and so does the other
        }
    }

    /**
     * A replica may answer before it has heard everything, and hear no more. A connection that is
     * closed while something is unread is reset, and the answer is lost on its way.
     */
    private static void drain(Socket caller) throws IOException {
        caller.setSoTimeout(PATIENCE_MILLIS);
        caller.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** The next that takes a connection; none if no replica does. */
    private @Nullable Socket next() throws IOException {
        for (int attempt = 0; attempt < replicas.size(); attempt++) {
            int one = Math.floorMod(turn.getAndIncrement(), replicas.size());
            var socket = new Socket();
            try {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), replicas.get(one)),
                        PATIENCE_MILLIS);
                return socket;
            } catch (IOException _) {
                socket.close();
            }
        }
        return null;
    }

    /** Until one side ends; then the other hears of it. */
    private static boolean pass(Socket from, Socket to) throws IOException {
        InputStream bytes = from.getInputStream();
        try {
            bytes.transferTo(to.getOutputStream());
            return true;
        } finally {
            to.shutdownOutput();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
