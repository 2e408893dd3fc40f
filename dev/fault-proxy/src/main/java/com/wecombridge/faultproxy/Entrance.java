package com.wecombridge.faultproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Where clients connect. To leave them without an answer it stops accepting and fills its own
 * queue, after which the kernel drops whoever knocks.
 */
final class Entrance implements AutoCloseable {

    /** Short enough to be filled, long enough for a pool that opens at once. */
    private static final int QUEUE = 64;

    private static final int FULL_AFTER_MILLIS = 200;

    private final ServerSocket listening;
    private final Set<Socket> crowd = ConcurrentHashMap.newKeySet();
    private final Set<Integer> portsOfTheCrowd = ConcurrentHashMap.newKeySet();
    private boolean answering = true;

    Entrance(int port) {
        try {
            listening = new ServerSocket(port, QUEUE, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on port " + port, taken);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Accepts until it is closed. */
    void welcome(Consumer<Socket> guests) {
        while (!listening.isClosed()) {
            try {
                var guest = listening.accept();
                awaitAnswering();
                if (portsOfTheCrowd.remove(guest.getPort())) {
                    guest.close();
                } else {
                    guests.accept(guest);
                }
            } catch (IOException _) {
                // closed, or the client had gone before it was accepted
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    /** Returns when nobody can connect any more. */
    synchronized void stopAnswering() {
        if (!answering) {
            return;
        }
        answering = false;
        boolean full = false;
        while (!full) {
            full = !queueUp();
        }
    }

    synchronized void answerAgain() {
        answering = true;
        crowd.forEach(Entrance::leave);
        crowd.clear();
        notifyAll();
    }

    @Override
    public synchronized void close() {
        crowd.forEach(Entrance::leave);
        try {
            listening.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }

    private synchronized void awaitAnswering() throws InterruptedException {
        while (!answering) {
            wait();
        }
    }

    /** One more connection that nobody accepts, if there is room for it. */
    private boolean queueUp() {
        var one = new Socket();
        try {
            one.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            portsOfTheCrowd.add(one.getLocalPort());
            one.connect(listening.getLocalSocketAddress(), FULL_AFTER_MILLIS);
            crowd.add(one);
            return true;
        } catch (SocketTimeoutException full) {
            portsOfTheCrowd.remove(one.getLocalPort());
            leave(one);
            return false;
        } catch (IOException unexpected) {
            leave(one);
            throw new UncheckedIOException("cannot fill the queue of " + port(), unexpected);
        }
    }

    private static void leave(Socket one) {
        try {
            one.close();
        } catch (IOException _) {
            // gone is gone
        }
    }
}
