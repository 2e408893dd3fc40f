package com.wecombridge.faultproxy.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.wecombridge.faultproxy.protocol.Protocol.Dialogue;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL: a first message without a type, then a byte of type and four of length. A request is
 * a {@code Query}, or all up to {@code Sync}; its response ends with {@code ReadyForQuery}. Source:
 * PostgreSQL documentation, "Message Formats".
 */
final class PostgresFraming {

    private static final int TYPED_HEAD = 1 + Integer.BYTES;
    private static final int FIRST_HEAD = 2 * Integer.BYTES;

    /** Enough to find a statement's name and verb. */
    private static final int OPENING = 128;

    private static final int CANCEL_REQUEST = 80877102;
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final AtomicInteger encryptionAsked = new AtomicInteger();
    private volatile boolean encrypted;
    private final Map<String, String> verbsOfStatements = new HashMap<>();
    private boolean started;
    private boolean requesting;
    private boolean responding;

    private PostgresFraming() {}

    static Dialogue dialogue() {
        var connection = new PostgresFraming();
        return new Dialogue(connection::request, connection::response);
    }

    private Optional<Section> request(ByteBuffer bytes) {
        if (encrypted) {
            return Optional.of(Section.unknown());
        }
        return started ? typedRequest(bytes) : firstRequest(bytes);
    }

    private Optional<Section> firstRequest(ByteBuffer bytes) {
        if (bytes.remaining() < FIRST_HEAD) {
            return Optional.empty();
        }
        int length = bytes.getInt(0);
        return Optional.of(
                switch (bytes.getInt(Integer.BYTES)) {
                    case SSL_REQUEST, GSS_REQUEST -> {
                        encryptionAsked.incrementAndGet();
                        yield new Section(length, "EncryptionRequest", 0, false, false);
                    }
                    case CANCEL_REQUEST -> new Section(length, "CancelRequest", 0, false, false);
                    default -> {
                        started = true;
                        yield Section.whole(length, "Startup", 0);
                    }
                });
    }

    private Optional<Section> typedRequest(ByteBuffer bytes) {
        if (bytes.remaining() < TYPED_HEAD) {
            return Optional.empty();
        }
        long length = 1L + bytes.getInt(1);
        if (length < TYPED_HEAD) {
            return Optional.of(Section.unknown());
        }
        if (bytes.remaining() < Math.min(length, TYPED_HEAD + OPENING)) {
            return Optional.empty();
        }
        char type = (char) bytes.get(0);
        boolean begins = !requesting && "QPBEDCFS".indexOf(type) >= 0;
        boolean ends = type == 'Q' || type == 'S' || type == 'F';
        requesting = (requesting || begins) && !ends;
        return Optional.of(new Section(length, title(type, bytes), 0, begins, ends));
    }

    private Optional<Section> response(ByteBuffer bytes) {
        if (encrypted) {
            return Optional.of(Section.unknown());
        }
        if (encryptionAsked.get() > 0) {
            return Optional.of(encryptionAnswered(bytes.get(0)));
        }
        if (bytes.remaining() < TYPED_HEAD) {
            return Optional.empty();
        }
        long length = 1L + bytes.getInt(1);
        if (length < TYPED_HEAD) {
            return Optional.of(Section.unknown());
        }
        char type = (char) bytes.get(0);
        boolean begins = !responding && "NAS".indexOf(type) < 0; // those come at any time
        boolean ends = type == 'Z';
        responding = (responding || begins) && !ends;
        return Optional.of(new Section(length, "Response", 0, begins, ends));
    }

    private Section encryptionAnswered(byte answer) {
        encryptionAsked.decrementAndGet();
        encrypted = answer != 'N';
        return Section.continued(1);
    }

    private String title(char type, ByteBuffer bytes) {
        return switch (type) {
            case 'Q' -> "Query " + firstWord(bytes, TYPED_HEAD);
            case 'P' -> "Parse " + prepared(bytes);
            case 'B' -> "Bind " + verbsOfStatements.getOrDefault(bound(bytes), "");
            case 'E' -> "Execute";
            case 'D' -> "Describe";
            case 'C' -> "Close";
            case 'S' -> "Sync";
            case 'H' -> "Flush";
            case 'F' -> "FunctionCall";
            case 'd' -> "CopyData";
            case 'c' -> "CopyDone";
            case 'f' -> "CopyFail";
            case 'p' -> "Password";
            case 'X' -> "Terminate";
            default -> "Unknown";
        };
    }

    private String prepared(ByteBuffer bytes) {
        String statement = text(bytes, TYPED_HEAD);
        String verb = firstWord(bytes, TYPED_HEAD + statement.length() + 1);
        verbsOfStatements.put(statement, verb);
        return verb;
    }

    private static String bound(ByteBuffer bytes) {
        return text(bytes, TYPED_HEAD + text(bytes, TYPED_HEAD).length() + 1);
    }

    /** Of a statement no more than its verb: the rest may be anybody's data. */
    private static String firstWord(ByteBuffer bytes, int from) {
        return text(bytes, from).strip().split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
    }

    /** Up to its zero, or as much of it as is looked at. */
    private static String text(ByteBuffer bytes, int from) {
        int start = Math.min(from, bytes.remaining());
        var opening = new byte[Math.min(OPENING, bytes.remaining() - start)];
        bytes.get(start, opening);
        return new String(opening, ISO_8859_1).split("\0", 2)[0];
    }
}
