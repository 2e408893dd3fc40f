package com.wecombridge.faultproxy;

import com.wecombridge.faultproxy.Faults.Hit;
import com.wecombridge.faultproxy.Kind.Bandwidth;
import com.wecombridge.faultproxy.Kind.BlackHole;
import com.wecombridge.faultproxy.Kind.Cut;
import com.wecombridge.faultproxy.Kind.Ending;
import com.wecombridge.faultproxy.Kind.FlippedByte;
import com.wecombridge.faultproxy.Kind.HalfOpen;
import com.wecombridge.faultproxy.Kind.Hold;
import com.wecombridge.faultproxy.Kind.Latency;
import com.wecombridge.faultproxy.Kind.Slicer;
import com.wecombridge.faultproxy.protocol.Framing;
import com.wecombridge.faultproxy.protocol.Sections;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Carries bytes one way. One thread reads and one writes, with a line between: so bytes can be late
 * without being fewer, and the sender of held ones goes on.
 */
final class Pump {

    private static final int CHUNK_BYTES = 16 * 1024;

    /** 16 MB at most; then the reader waits, and with it the sender. */
    private static final int CHUNKS_IN_LINE = 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private enum Then {
        MORE,
        END,
        RESET
    }

    private record Chunk(ByteBuffer bytes, long due, Then then) {}

    private final Connection connection;
    private final Way way;
    private final Wiring wiring;
    private final BlockingQueue<Chunk> line = new LinkedBlockingQueue<>(CHUNKS_IN_LINE);
    private long chunks;
    private long passed;

    /** Something vanished: whatever follows would arrive behind a hole. */
    private boolean severed;

    private final Map<ActiveFault, Long> passedBefore = new HashMap<>();

    Pump(Connection connection, Way way, Wiring wiring) {
        this.connection = connection;
        this.way = way;
        this.wiring = wiring;
    }

    void read(Socket source, Framing framing, Conversation conversation) {
        try {
            readToTheEnd(source, new Sections(framing), conversation);
        } catch (InterruptedException _) {
            // the connection was cut
        }
    }

    void write(Socket sink) {
        try {
            writeToTheEnd(sink);
        } catch (InterruptedException _) {
            // the connection was cut
        }
    }

    private void readToTheEnd(Socket source, Sections sections, Conversation conversation)
            throws InterruptedException {
        try {
            var in = source.getInputStream();
            var buffer = new byte[CHUNK_BYTES];
            for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
                waitWhile(HalfOpen.class, way);
                for (var part : sections.split(Arrays.copyOf(buffer, size))) {
                    if (conversation.passes(way.direction(), part)) {
                        queue(part.bytes(), Then.MORE);
                    }
                }
            }
            waitWhile(HalfOpen.class, way);
            if (conversation.mayEnd(way.direction())) {
                queue(sections.rest(), Then.END);
            }
        } catch (IOException reset) {
            queue(NOTHING, Then.RESET);
        }
    }

    private void queue(ByteBuffer bytes, Then then) throws InterruptedException {
        long due = System.nanoTime();
        long number = ((long) way.connection() << Integer.SIZE) + chunks++;
        for (var latency : wiring.faults().strike(way, Latency.class)) {
            due += latency.nanos(number);
        }
        line.put(new Chunk(bytes, due, then));
    }

    private void writeToTheEnd(Socket sink) throws InterruptedException {
        try {
            var out = sink.getOutputStream();
            var chunk = line.take();
            while (chunk.then() == Then.MORE) {
                deliver(chunk, out);
                chunk = line.take();
            }
            deliver(chunk, out);
            if (arrives()) {
                end(chunk.then(), sink);
            }
        } catch (IOException gone) {
            if (reaches(way.back())) {
                connection.cut(Ending.RESET);
            }
        }
    }

    private void end(Then how, Socket sink) throws IOException {
        if (how == Then.RESET) {
            connection.cut(Ending.RESET);
        } else {
            sink.shutdownOutput();
            connection.directionEnded();
        }
    }

    private void deliver(Chunk chunk, OutputStream out) throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(chunk.due() - System.nanoTime());
        var rest = chunk.bytes();
        while (rest.hasRemaining() && arrives()) {
            var pace = pace();
            var cut = nextCut();
            long most = Math.min(pace.piece(), cut.map(this::left).orElse(Long.MAX_VALUE));
            var piece = new byte[(int) Math.min(most, rest.remaining())];
            rest.get(piece);
            flip(piece);
            count(piece.length); // before anybody can notice
            out.write(piece);
            cut.ifPresent(this::cutIfDue);
            Thread.sleep(pace.after(piece.length));
        }
    }

    private boolean arrives() throws InterruptedException {
        severed = severed || !reaches(way);
        return !severed;
    }

    /** Whether what is sent this way now arrives, be it after a while. */
    private boolean reaches(Way way) throws InterruptedException {
        waitWhile(Hold.class, way);
        for (var hole : wiring.faults().on(way, BlackHole.class)) {
            if (hole.fault().strikes()) {
                connection.lose(hole.fault());
                return false;
            }
        }
        return true;
    }

    private void waitWhile(Class<? extends Kind> standstill, Way way) throws InterruptedException {
        for (var hits = wiring.faults().on(way, standstill);
                !hits.isEmpty();
                hits = wiring.faults().on(way, standstill)) {
            var fault = hits.getFirst().fault();
            if (fault.strikes()) {
                fault.awaitEnd();
            }
        }
    }

    private Pace pace() {
        return Pace.of(
                wiring.faults().strike(way, Slicer.class),
                wiring.faults().strike(way, Bandwidth.class));
    }

    private void flip(byte[] piece) {
        for (var hit : wiring.faults().on(way, FlippedByte.class)) {
            long ahead = hit.kind().position() - passedSince(hit.fault());
            if (ahead >= 0 && ahead < piece.length && hit.fault().strikes()) {
                piece[(int) ahead] = hit.kind().flipped(piece[(int) ahead]);
            }
        }
    }

    /** Those that cut at once are no matter of bytes: the connection knows them. */
    private Optional<Hit<Cut>> nextCut() {
        return wiring.faults().on(way, Cut.class).stream()
                .filter(hit -> hit.kind().afterBytes() > 0)
                .min(Comparator.comparingLong(this::left));
    }

    private void cutIfDue(Hit<Cut> cut) {
        if (left(cut) <= 0 && cut.fault().claim()) {
            connection.cut(cut.kind().ending(), cut.fault()::strike);
        }
    }

    private long left(Hit<Cut> cut) {
        return cut.kind().afterBytes() - passedSince(cut.fault());
    }

    private long passedSince(ActiveFault fault) {
        return passed - passedBefore.computeIfAbsent(fault, _ -> passed);
    }

    private void count(int size) {
        passed += size;
        wiring.counters().passed(way.direction(), size);
    }
}
