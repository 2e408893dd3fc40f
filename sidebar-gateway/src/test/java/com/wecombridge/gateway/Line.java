package com.wecombridge.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjIntConsumer;

/**
 * A TCP line to PostgreSQL that can be cut, or fall silent, and be mended again; it counts what is
 * asked.
 */
public final class Line {

    private enum State {
        UP,
        SILENT,
        CUT
    }

    private final ServerSocket entrance;
    private final String host;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong questions = new AtomicLong();
    private State state = State.UP;

    private Line(ServerSocket entrance, String host, int target) {
        this.entrance = entrance;
        this.host = host;
        this.target = target;
    }

    public static Line to(String host, int target) {
        try {
            var entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var line = new Line(entrance, host, target);
            Thread.ofVirtual().name("line-entrance").start(line::accept);
            return line;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** A port on which nobody listens. */
    public static int unusedPort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** How often the application has asked something and waited for the answer. */
    public long questions() {
        return questions.get();
    }

    /** Closes what is open and refuses what comes. */
    public synchronized void cut() {
        state = State.CUT;
        open.forEach(Line::close);
        open.clear();
    }

    /** Keeps everything open and carries nothing. */
    public synchronized void fallSilent() {
        state = State.SILENT;
    }

    public synchronized void mend() {
        state = State.UP;
        notifyAll();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var near = entrance.accept();
                if (isCut()) {
                    near.close();
                } else {
                    join(near, new Socket(host, target));
                }
            } catch (IOException _) {
                // the next one may work
            }
        }
    }

    private void join(Socket near, Socket far) {
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> carry(near, far, new Questions(questions)::hear));
        Thread.ofVirtual().start(() -> carry(far, near, (_, _) -> {}));
    }

    private void carry(Socket from, Socket to, ObjIntConsumer<byte[]> listener) {
        var buffer = new byte[16 * 1024];
        try (from;
                to) {
            var in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                waitWhileSilent();
                listener.accept(buffer, read);
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException _) {
            // closed by one side
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private synchronized boolean isCut() {
        return state == State.CUT;
    }

    private synchronized void waitWhileSilent() throws InterruptedException {
        while (state == State.SILENT) {
            wait();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone all the same
        }
    }
}
