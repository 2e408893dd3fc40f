package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.LI_LEI;
import static com.wecombridge.wecom.calls.OneCorp.WHO_IS_LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer without an end costs no more than the largest that WeCom gives. */
class LimitedAnswerTest {
    private static final String GET_FILE = "/cgi-bin/media/get";
    private static final WxCall<Long> A_FILE =
            api -> {
                File file = api.getMediaService().download("media1");
                long length = file.length();
                assertThat(file.delete()).isTrue();
                return length;
            };
    private static final byte[] MORE = new byte[1 << 16];

    private final OneCorp corp = new OneCorp();
    private final AtomicLong taken = new AtomicLong();

    @AfterEach
    void close() {
        corp.close();
    }

    @Test
    void endsAnAnswerThatNeverDoes() {
        corp.weCom.answers(GET_USER, exchange -> fill(exchange, exchange.getResponseBody(), 0));

        assertTooLarge(WHO_IS_LI_LEI);
        assertThat(taken).hasValueLessThan(2 * LimitedAnswer.LARGEST);
        assertGoesOn();
    }

    @Test
    void endsAFileThatNeverDoes() {
        corp.weCom.answers(
                GET_FILE,
                exchange -> {
                    asFile(exchange);
                    fill(exchange, exchange.getResponseBody(), 0);
                });

        assertTooLarge(A_FILE);
        assertThat(taken).hasValueLessThan(2 * LimitedAnswer.LARGEST);
        assertGoesOn();
    }

    @Test
    void readsNothingOfAnAnswerThatSaysItIsHuge() {
        corp.weCom.answers(
                GET_USER, exchange -> fill(exchange, exchange.getResponseBody(), Long.MAX_VALUE));

        assertTooLarge(WHO_IS_LI_LEI);
        assertThat(taken).hasValueLessThan(LimitedAnswer.LARGEST);
    }

    @Test
    void countsWhatWasUnpacked() {
        corp.weCom.answers(
                GET_USER,
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, 0);
                    write(new GZIPOutputStream(exchange.getResponseBody(), true));
                });

        assertTooLarge(WHO_IS_LI_LEI);
        assertGoesOn();
    }

    @Test
    void endsTheWordsOfABrokenServerToo() {
        corp.weCom.answers(
                GET_USER,
                exchange -> {
                    exchange.sendResponseHeaders(502, 0);
                    write(exchange.getResponseBody());
                });

        assertThat(corp.failureOf(WHO_IS_LI_LEI)).isInstanceOf(OutcomeUnknown.class);
        assertThat(taken).hasValueLessThan(2 * LimitedAnswer.LARGEST);
        assertGoesOn();
    }

    @Test
    void takesTheLargestFileThatWeComKeeps() {
        int size = 20 << 20;
        corp.weCom.answers(
                GET_FILE,
                exchange -> {
                    asFile(exchange);
                    exchange.sendResponseHeaders(200, size);
                    exchange.getResponseBody().write(new byte[size]);
                    exchange.close();
                });

        assertThat(corp.ask(A_FILE)).isEqualTo(size);
    }

    private void assertTooLarge(WxCall<?> question) {
        assertThat(corp.failureOf(question)).isEqualTo(new OutcomeUnknown("an answer too large"));
    }

    private void assertGoesOn() {
        corp.weCom.answers(GET_USER, LI_LEI);
        assertThat(corp.ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
    }

    private static void asFile(HttpExchange exchange) {
        exchange.getResponseHeaders().add("Content-Type", "image/png");
        exchange.getResponseHeaders()
                .add("Content-Disposition", "attachment; filename=\"media1.png\"");
    }

    private void fill(HttpExchange exchange, OutputStream body, long length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        write(body);
    }

    /** Until the other side has had enough. */
    private void write(OutputStream body) {
        try (body) {
            for (; taken.get() < 8 * LimitedAnswer.LARGEST; taken.addAndGet(MORE.length)) {
                body.write(MORE);
            }
        } catch (IOException closed) {
            assertThat(taken).hasPositiveValue();
        }
    }
}
