package com.wecombridge.corpus.watch;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An address that stands in documents and must never be asked. */
public final class Trap implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0);
    private final AtomicInteger visitors = new AtomicInteger();

    public Trap() throws IOException {
        Thread.ofVirtual().start(this::count);
    }

    public int port() {
        return door.getLocalPort();
    }

    public String address() {
        return "localhost:" + port();
    }

    public List<String> objections() {
        int many = visitors.get();
        return many == 0 ? List.of() : List.of("addresses in documents were asked: " + many);
    }

    private void count() {
        while (!door.isClosed()) {
            try {
                var visitor = door.accept();
                visitors.incrementAndGet();
                visitor.close();
            } catch (IOException _) {
                return; // the run is over
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
