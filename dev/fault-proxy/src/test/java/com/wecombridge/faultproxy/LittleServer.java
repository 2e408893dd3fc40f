package com.wecombridge.faultproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that does one thing with each connection, and remembers them. */
final class LittleServer implements AutoCloseable {

    /** What it does; an exception ends the connection. */
    interface Manners {
        void with(Socket client) throws Exception;
    }

    private final ServerSocket listening;
    private final Manners manners;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<Exception> misfortunes = new CopyOnWriteArrayList<>();

    LittleServer(Manners manners) {
        this.manners = manners;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Everybody who ever came. */
    List<Socket> clients() {
        return clients;
    }

    /** How connections ended that did not end well. */
    List<Exception> misfortunes() {
        return misfortunes;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                clients.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException _) {
                // closing
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            manners.with(client);
        } catch (Exception misfortune) {
            misfortunes.add(misfortune);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
        threads.shutdownNow();
        threads.close();
    }
}
