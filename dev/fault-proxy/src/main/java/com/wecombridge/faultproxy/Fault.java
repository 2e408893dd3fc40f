package com.wecombridge.faultproxy;

import com.wecombridge.faultproxy.Kind.Ending;
import java.time.Duration;
import java.util.Set;

/**
 * Something that goes wrong. Unless said otherwise it does so both ways, on all connections, as
 * often as it can: {@code
 * Fault.latency(ofMillis(300)).toClient().on(Connections.nth(2)).atMost(5)}.
 *
 * @param times how often it strikes at most; what counts as once, each method says
 */
public record Fault(Kind kind, Set<Direction> directions, Connections connections, long times) {

    /** Bytes arrive later by so much. Counted by chunk. */
    public static Fault latency(Duration delay) {
        return latency(delay, Duration.ZERO, 0);
    }

    /**
     * Bytes arrive later by {@code delay} and up to {@code jitter} more, in order. Counted by
     * chunk.
     */
    public static Fault latency(Duration delay, Duration jitter, long seed) {
        return of(new Kind.Latency(delay, jitter, seed));
    }

    /** So many bytes a second pass on each connection. Counted by piece, about twenty a second. */
    public static Fault bandwidth(long bytesPerSecond) {
        return of(new Kind.Bandwidth(bytesPerSecond));
    }

    /** Bytes arrive in pieces with a pause after each. Counted by piece. */
    public static Fault slicer(int bytes, Duration pause) {
        return of(new Kind.Slicer(bytes, pause));
    }

    /**
     * Bytes wait, and arrive in order when the fault ends: what a partition looks like to a
     * connection that outlives it. Counted by chunk that had to wait.
     */
    public static Fault hold() {
        return of(new Kind.Hold());
    }

    /**
     * Bytes vanish, and so do ends of connections. When the fault ends, a connection that lost
     * something is reset: TCP knows no stream with a hole. One way only, it is a one-way partition.
     * Counted by chunk.
     */
    public static Fault blackHole() {
        return of(new Kind.BlackHole());
    }

    /**
     * The proxy reads no more and keeps the connection: whoever sends fills the buffers between,
     * then blocks. Counted by connection and direction.
     */
    public static Fault halfOpen() {
        return of(new Kind.HalfOpen());
    }

    /**
     * The connection is closed after so many bytes more in this direction. Counted by connection.
     */
    public static Fault limit(long bytes) {
        return of(new Kind.Cut(bytes, Ending.CLOSED));
    }

    /** Connections are reset (RST): those that live, and each that opens. Counted by connection. */
    public static Fault reset() {
        return resetAfter(0);
    }

    /**
     * The connection is reset after so many bytes more in this direction. Counted by connection.
     */
    public static Fault resetAfter(long bytes) {
        return of(new Kind.Cut(bytes, Ending.RESET));
    }

    /**
     * New connections are closed at once; the server never hears of them. Counted by connection.
     */
    public static Fault refuse() {
        return limit(0).on(Connections.newOnes());
    }

    /**
     * Whoever connects gets no answer, not even a refusal. For all new connections, whatever the
     * fault says. Counted by connection attempt, on Linux only.
     */
    public static Fault unanswered() {
        return of(new Kind.Unanswered());
    }

    /**
     * Of the byte with this position, from 0 after the fault began, one bit is wrong, once on each
     * connection and direction.
     */
    public static Fault flippedByte(long position, long seed) {
        return of(new Kind.FlippedByte(position, seed));
    }

    /**
     * The request reaches the server whole; once its response is there, it vanishes and the
     * client's connection is closed. Counted by response. For proxies that know their protocol.
     *
     * @param request how the request's title begins, with or without its first word: {@code POST
     *     /cgi-bin/message/send}, {@code Produce}, {@code COMMIT}; blank for every one
     */
    public static Fault droppedResponse(String request) {
        return of(new Kind.DroppedResponse(request));
    }

    /**
     * The server gets the request a second time, on a connection of its own; the client sees one
     * response. Counted when the second one is answered. For HTTP.
     *
     * @param request how the request's title begins, with or without its first word: {@code
     *     /cgi-bin/message/send}; blank for every one
     */
    public static Fault duplicateRequest(String request) {
        return of(new Kind.DuplicateRequest(request));
    }

    public Fault toServer() {
        return new Fault(kind, Set.of(Direction.TO_SERVER), connections, times);
    }

    public Fault toClient() {
        return new Fault(kind, Set.of(Direction.TO_CLIENT), connections, times);
    }

    public Fault on(Connections chosen) {
        return new Fault(kind, directions, chosen, times);
    }

    public Fault atMost(long strikes) {
        return new Fault(kind, directions, connections, strikes);
    }

    public Fault once() {
        return atMost(1);
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, Set.of(Direction.values()), Connections.all(), Long.MAX_VALUE);
    }
}
