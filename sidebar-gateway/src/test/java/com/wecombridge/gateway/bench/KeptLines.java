package com.wecombridge.gateway.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Many connections to one port. Whoever asks takes the one that was idle longest. */
final class KeptLines implements AutoCloseable {

    private final Queue<KeptLine> idle = new ArrayDeque<>();

    private KeptLines() {}

    static KeptLines open(int port, int howMany) throws IOException {
        var lines = new KeptLines();
        for (int i = 0; i < howMany; i++) {
            lines.add(new KeptLine(port));
        }
        return lines;
    }

    /** Says with which status it was answered. */
    int ask(byte[] request) throws IOException {
        var line = next();
        int status = line.ask(request);
        add(line);
        return status;
    }

    private synchronized KeptLine next() {
        return idle.remove();
    }

    private synchronized void add(KeptLine line) {
        idle.add(line);
    }

    @Override
    public synchronized void close() throws IOException {
        for (var line : idle) {
            line.close();
        }
    }
}
