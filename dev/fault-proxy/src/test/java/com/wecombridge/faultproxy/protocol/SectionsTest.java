package com.wecombridge.faultproxy.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.faultproxy.protocol.Protocol.Dialogue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the network cuts a stream, the same messages are found in it. */
class SectionsTest {

    private static final String ORDER =
            "POST /orders?token=x HTTP/1.1\r\nContent-Length: 3\r\n\r\ntea";
    private static final String CHUNKED =
            "POST /orders HTTP/1.1\r\ntransfer-encoding: Chunked\r\n\r\n3;x=y\r\ntea\r\n2\r\n??\r\n0\r\n\r\n";
    private static final String LOOK = "HEAD /menu HTTP/1.1\r\nHost: shop\r\n\r\n";
    private static final String WAIT = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final String DONE = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok";
    private static final String TRAILED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nSum: 1\r\n\r\n";
    private static final String MENU = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n";
    private static final String ENDLESS = "HTTP/1.0 200 OK\r\n\r\nuntil the end";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 1000})
    void requestsOfHttp(int cut) {
        var dialogue = Protocol.HTTP.begin();

        assertThat(messages(dialogue.requests(), ORDER + CHUNKED + LOOK, cut))
                .containsExactly(
                        "POST /orders: " + ORDER,
                        "POST /orders: " + CHUNKED,
                        "HEAD /menu: " + LOOK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 1000})
    void responsesOfHttp(int cut) {
        var dialogue = asked(ORDER + CHUNKED + LOOK + ORDER);

        assertThat(messages(dialogue.responses(), WAIT + DONE + TRAILED + MENU + ENDLESS, cut))
                .containsExactly(
                        "Response: " + DONE,
                        "Response: " + TRAILED,
                        "Response: " + MENU,
                        "unfinished: " + ENDLESS);
    }

    @Test
    void whatIsNoHttpPassesUnread() {
        assertThat(
                        messages(
                                Protocol.HTTP.begin().requests(),
                                "\u0016\u0003 whatever\r\n\r\n this is",
                                4))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 1000})
    void requestsOfPostgres(int cut) {
        String encryption = int32(8) + int32(80877103);
        String startup = int32(9) + int32(196608) + "\0";
        String query = "Q" + int32(11) + "COMMIT\0";
        String parse = "P" + int32(17) + "s1\0select 1\0\0".substring(0, 13);
        String bind = "B" + int32(8) + "\0s1\0";
        String sync = "S" + int32(4);
        var dialogue = Protocol.POSTGRES.begin();

        assertThat(
                        messages(
                                dialogue.requests(),
                                encryption + startup + query + parse + bind + sync,
                                cut))
                .containsExactly(
                        "Startup: " + startup,
                        "Query COMMIT: " + query,
                        "Parse SELECT: " + parse + bind + sync);
        assertThat(messages(dialogue.responses(), "N" + "R" + int32(4) + "Z" + int32(5) + "I", cut))
                .containsExactly("Response: R" + int32(4) + "Z" + int32(5) + "I");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void messagesOfKafka(int cut) {
        String produce = int32(12) + "\0\0" + "\0\11" + int32(41) + "data";
        String other = int32(8) + "\0\22" + "\0\0" + int32(42);
        var dialogue = Protocol.KAFKA.begin();

        assertThat(messages(dialogue.requests(), produce + other, cut))
                .containsExactly("Produce: " + produce, "Api-18: " + other);
        assertThat(messages(dialogue.responses(), int32(5) + int32(41) + "!", cut))
                .containsExactly("Response: " + int32(5) + int32(41) + "!");
    }

    private static Dialogue asked(String requests) {
        var dialogue = Protocol.HTTP.begin();
        messages(dialogue.requests(), requests, 1000);
        return dialogue;
    }

    /** Title and text of each message, found in pieces of so many bytes. */
    private static List<String> messages(Framing framing, String stream, int cut) {
        var sections = new Sections(framing);
        var found = new ArrayList<String>();
        var bytes = stream.getBytes(ISO_8859_1);
        var passed = new ByteArrayOutputStream();
        var message = new StringBuilder();
        String title = "";
        for (int from = 0; from < bytes.length; from += cut) {
            int to = Math.min(bytes.length, from + cut);
            for (var part : sections.split(java.util.Arrays.copyOfRange(bytes, from, to))) {
                passed.writeBytes(part.copy());
                if (part.beginsMessage()) {
                    title = part.section().title();
                    message.setLength(0);
                }
                message.append(new String(part.copy(), ISO_8859_1));
                if (part.endsMessage()) {
                    found.add(title + ": " + message);
                    title = "";
                }
            }
        }
        assertThat(passed.toByteArray()).as("nothing is added or lost").isEqualTo(bytes);
        if (!title.isEmpty()) {
            found.add("unfinished: " + message);
        }
        return found;
    }

    private static String int32(int number) {
        return new String(ByteBuffer.allocate(4).putInt(number).array(), ISO_8859_1);
    }
}
