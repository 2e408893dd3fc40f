package com.wecombridge.faultproxy.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.wecombridge.faultproxy.protocol.Protocol.Dialogue;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * HTTP/1.1: a head up to a blank line, then a body of a given length, in chunks, or up to the end
 * of the connection. Source: RFC 9112, section 6. What is no HTTP passes unread.
 */
abstract class HttpFraming implements Framing {

    private static final String LINE = "\r\n";
    private static final String BLANK_LINE = "\r\n\r\n";
    private static final int LONGEST_HEAD = 256 * 1024;

    private enum State {
        HEAD,
        BODY,
        CHUNKS
    }

    private State state = State.HEAD;
    private long bodyLength;

    static Dialogue dialogue() {
        Queue<String> methods = new ConcurrentLinkedQueue<>();
        return new Dialogue(new Requests(methods), new Responses(methods));
    }

    @Override
    public Optional<Section> next(ByteBuffer bytes) {
        String text = ISO_8859_1.decode(bytes.duplicate()).toString();
        return switch (state) {
            case HEAD -> head(text);
            case BODY -> Optional.of(body());
            case CHUNKS -> chunk(text);
        };
    }

    /** What a head begins; unknown if it is none of ours. */
    abstract Section begin(HttpHead head);

    private Optional<Section> head(String text) {
        int end = text.indexOf(BLANK_LINE);
        if (end < 0) {
            return text.length() > LONGEST_HEAD ? Optional.of(Section.unknown()) : Optional.empty();
        }
        return Optional.of(begin(HttpHead.of(text.substring(0, end))));
    }

    private Section body() {
        state = State.HEAD;
        return Section.ending(bodyLength);
    }

    private Optional<Section> chunk(String text) {
        int line = text.indexOf(LINE);
        if (line < 0) {
            return Optional.empty();
        }
        long size;
        try {
            size = Long.parseLong(text.substring(0, line).split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException noChunk) {
            return Optional.of(Section.unknown());
        }
        return size > 0
                ? Optional.of(Section.continued(line + LINE.length() + size + LINE.length()))
                : lastChunk(text, line);
    }

    private Optional<Section> lastChunk(String text, int line) {
        int end = text.indexOf(BLANK_LINE, line); // with no trailers right behind the line
        if (end < 0) {
            return Optional.empty();
        }
        state = State.HEAD;
        return Optional.of(Section.ending((long) end + BLANK_LINE.length()));
    }

    Section withBody(HttpHead head, String title, long otherwise) {
        long size = head.length() + BLANK_LINE.length();
        bodyLength = head.contentLength().orElse(otherwise);
        if (head.isChunked()) {
            state = State.CHUNKS;
        } else if (bodyLength > 0) {
            state = State.BODY;
        } else {
            return Section.whole(size, title, 0);
        }
        return new Section(size, title, 0, true, false);
    }

    /** From the client; its path stays, its query does not: it holds tokens. */
    private static final class Requests extends HttpFraming {

        private final Queue<String> methods;

        Requests(Queue<String> methods) {
            this.methods = methods;
        }

        @Override
        Section begin(HttpHead head) {
            var words = head.firstLine().split(" ", 3);
            if (words.length < 3 || !words[2].startsWith("HTTP/1.")) {
                return Section.unknown();
            }
            methods.add(words[0]);
            return withBody(head, words[0] + " " + words[1].split("\\?", 2)[0], 0);
        }
    }

    /** From the server, in the order of the requests. */
    private static final class Responses extends HttpFraming {

        private static final long UNTIL_CLOSED = Long.MAX_VALUE;

        private final Queue<String> methods;

        Responses(Queue<String> methods) {
            this.methods = methods;
        }

        @Override
        Section begin(HttpHead head) {
            var words = head.firstLine().split(" ", 3);
            if (words.length < 2 || !words[0].startsWith("HTTP/1.") || words[1].equals("101")) {
                return Section.unknown();
            }
            long size = head.length() + BLANK_LINE.length();
            if (words[1].startsWith("1")) {
                return Section.continued(size); // the real one follows
            }
            boolean bodiless = "HEAD".equals(methods.poll()) || words[1].matches("204|304");
            return bodiless
                    ? Section.whole(size, "Response", 0)
                    : withBody(head, "Response", UNTIL_CLOSED);
        }
    }
}
