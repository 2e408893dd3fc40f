package com.wecombridge.faultproxy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** What goes wrong; {@link Fault} has a method for each. */
public sealed interface Kind {

    /** Bytes arrive late, in order, and as fast as before. */
    record Latency(Duration delay, Duration jitter, long seed) implements Kind {

        long nanos(long chunk) {
            return delay.toNanos() + (long) (jitter.toNanos() * Dice.roll(seed, chunk));
        }
    }

    /** Bytes pass slowly. */
    record Bandwidth(long bytesPerSecond) implements Kind {}

    /** Bytes arrive in small pieces. */
    record Slicer(int bytes, Duration pause) implements Kind {}

    /** Bytes wait until the fault ends. */
    record Hold() implements Kind {}

    /** Bytes vanish. */
    record BlackHole() implements Kind {}

    /** Nothing is read any more. */
    record HalfOpen() implements Kind {}

    /** The connection ends after so many bytes. */
    record Cut(long afterBytes, Ending ending) implements Kind {}

    /** One bit of one byte is wrong. */
    record FlippedByte(long position, long seed) implements Kind {

        byte flipped(byte right) {
            return (byte) (right ^ (1 << (int) (Byte.SIZE * Dice.roll(seed, position))));
        }
    }

    /** Nobody answers who wants to connect. */
    record Unanswered() implements Kind {}

    /** A request arrives, its response does not. */
    record DroppedResponse(String request) implements Kind {}

    /** A request arrives twice. */
    record DuplicateRequest(String request) implements Kind {}

    /** How a connection ends. */
    enum Ending {
        /** As if its owner had closed it. */
        CLOSED {
            @Override
            void end(Socket socket) throws IOException {
                try (socket) {
                    if (socket.isConnected() && !socket.isOutputShutdown()) {
                        socket.shutdownOutput();
                    }
                }
            }
        },
        /** As if its owner had been killed. */
        RESET {
            @Override
            void end(Socket socket) throws IOException {
                try (socket) {
                    socket.setSoLinger(true, 0);
                }
            }
        };

        abstract void end(Socket socket) throws IOException;
    }
}
