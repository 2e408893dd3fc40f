package com.wecombridge.corpus.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** HTTP as bytes on a socket of its own, because every client tidies up what must stay untidy. */
public final class Wire {

    private static final int PATIENCE_MILLIS = 8_000;

    private final URI server;

    public Wire(URI server) {
        this.server = server;
    }

    public String host() {
        return server.getHost() + ":" + server.getPort();
    }

    /** Sends it all and reads the first answer. */
    public Reply send(byte[] request) {
        return send(List.of(request), Reply::isWhole);
    }

    /** Sends it all and reads until the server ends the connection or falls silent. */
    public Reply sendToTheEnd(byte[] request) {
        return send(List.of(request), _ -> false);
    }

    /** Sends a beginning and then the same piece over and over, as long as anybody takes it. */
    public Reply sendForEver(byte[] head, byte[] piece, int times) {
        return send(repeated(head, piece, times), Reply::isWhole);
    }

    /** A head, and a piece that comes again and again without being held more than once. */
    private static Iterable<byte[]> repeated(byte[] head, byte[] piece, int times) {
        return () ->
                Stream.concat(Stream.of(head), Stream.generate(() -> piece).limit(times))
                        .iterator();
    }

    private Reply send(Iterable<byte[]> pieces, Predicate<String> isEnough) {
        long started = System.nanoTime();
        try {
            Thread writer;
            Reply reply;
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
                socket.setSoTimeout(PATIENCE_MILLIS);
                writer = Thread.ofVirtual().start(() -> write(socket, pieces));
                reply = read(socket, isEnough, started);
            }
            writer.join(); // the end of the socket frees a writer that nobody hears
            return reply;
        } catch (IOException unreachable) {
            throw new IllegalStateException("nobody listens at " + server, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A server may well hang up before it heard everything. */
    private static void write(Socket socket, Iterable<byte[]> pieces) {
        try {
            var out = socket.getOutputStream();
            for (byte[] piece : pieces) {
                out.write(piece);
                out.flush();
            }
        } catch (IOException _) {
            // the answer says whether that was right
        }
    }

    private static Reply read(Socket socket, Predicate<String> isEnough, long started) {
        var seen = new ByteArrayOutputStream();
        boolean ended = false;
        try {
            var in = socket.getInputStream();
            var buffer = new byte[8192];
            while (!ended && !isEnough.test(seen.toString(StandardCharsets.UTF_8))) {
                int count = in.read(buffer);
                ended = count < 0;
                seen.write(buffer, 0, Math.max(count, 0));
            }
        } catch (SocketTimeoutException _) {
            // silent, or silent behind an answer
        } catch (IOException reset) {
            ended = true;
        }
        var took = Duration.ofNanos(System.nanoTime() - started);
        return Reply.read(seen.toString(StandardCharsets.UTF_8), ended, took);
    }
}
