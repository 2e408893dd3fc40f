package com.wecombridge.faultproxy;

import com.wecombridge.faultproxy.Kind.DroppedResponse;
import com.wecombridge.faultproxy.Kind.DuplicateRequest;
import com.wecombridge.faultproxy.Kind.Ending;
import com.wecombridge.faultproxy.protocol.Part;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/** The requests and responses of one connection. Both readers tell it what they read. */
final class Conversation {

    /** Sent by the client and not yet answered; a fault that claimed it strikes when it can. */
    private record Request(long key, Optional<ActiveFault> dropped) {}

    /** A request that goes to the server once more when it is complete. */
    private record Copy(ActiveFault fault, ByteArrayOutputStream bytes) {}

    private final Connection connection;
    private final Way toServer;
    private final Way toClient;
    private final Wiring wiring;
    private final Queue<Request> unanswered = new ArrayDeque<>();
    private Optional<Copy> copy = Optional.empty();
    private Optional<ActiveFault> dropping = Optional.empty();

    Conversation(Connection connection, int number, Wiring wiring) {
        this.connection = connection;
        this.toServer = new Way(number, Direction.TO_SERVER);
        this.toClient = toServer.back();
        this.wiring = wiring;
    }

    /** Whether this part goes on. */
    synchronized boolean passes(Direction direction, Part part) {
        return switch (direction) {
            case TO_SERVER -> requested(part);
            case TO_CLIENT -> responded(part);
        };
    }

    /** Whether the end of this direction goes on; a response may last until then. */
    synchronized boolean mayEnd(Direction direction) {
        boolean ends = direction == Direction.TO_SERVER || dropping.isEmpty();
        if (!ends) {
            drop();
        }
        return ends;
    }

    private boolean requested(Part part) {
        var section = part.section();
        if (part.first() && !section.title().isBlank()) {
            wiring.counters().requested(section.kind());
        }
        if (part.beginsMessage()) {
            unanswered.add(new Request(section.key(), droppedBy(section.title())));
            copy = copiedBy(section.title()).map(by -> new Copy(by, new ByteArrayOutputStream()));
        }
        copy.ifPresent(whole -> whole.bytes().writeBytes(part.copy()));
        if (part.endsMessage()) {
            copy.ifPresent(this::sendAgain);
            copy = Optional.empty();
        }
        return true;
    }

    private boolean responded(Part part) {
        if (part.beginsMessage()) {
            dropping = answeredBy(part.section().key()).flatMap(Request::dropped);
        }
        boolean passes = dropping.isEmpty();
        if (part.endsMessage() && !passes) {
            drop();
        }
        return passes;
    }

    private void sendAgain(Copy whole) {
        wiring.threads()
                .execute(
                        new SecondRequest(
                                whole.bytes().toByteArray(), wiring, whole.fault()::strike));
    }

    private void drop() {
        dropping.ifPresent(fault -> connection.cut(Ending.CLOSED, fault::strike));
    }

    /** Requests before it in the line will never be answered: their sender wanted no response. */
    private Optional<Request> answeredBy(long key) {
        var request = unanswered.poll();
        while (request != null && request.key() != key) {
            request = unanswered.poll();
        }
        return Optional.ofNullable(request);
    }

    private Optional<ActiveFault> droppedBy(String title) {
        return claimed(toClient, DroppedResponse.class, fault -> isMeant(title, fault.request()));
    }

    private Optional<ActiveFault> copiedBy(String title) {
        return claimed(toServer, DuplicateRequest.class, fault -> isMeant(title, fault.request()));
    }

    /** Named from its first word or from its second. */
    private static boolean isMeant(String title, String request) {
        return title.startsWith(request) || title.contains(" " + request);
    }

    private <K extends Kind> Optional<ActiveFault> claimed(
            Way way, Class<K> kind, Predicate<K> meant) {
        return wiring.faults().on(way, kind).stream()
                .filter(hit -> meant.test(hit.kind()))
                .map(Faults.Hit::fault)
                .filter(ActiveFault::claim)
                .findFirst();
    }
}
