package com.wecombridge.faultproxy;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bytes that arrive, but not as they should. Times are lower bounds: a busy machine only adds. */
class SlownessTest extends BesideAnEcho {

    @Test
    void latencyDelaysEachDirection() throws IOException {
        try (var caller = new Caller(proxy.port());
                var late = proxy.begin(Fault.latency(ofMillis(150)))) {
            assertThat(timeToEcho(caller, "hello")).isGreaterThanOrEqualTo(ofMillis(300));
            assertThat(late.struck()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void latencyTakesNoBytesOutOfTheWay() throws IOException {
        int words = 50;
        try (var caller = new Caller(proxy.port());
                var late = proxy.begin(Fault.latency(ofMillis(200)).toServer())) {
            long start = System.nanoTime();
            for (int word = 0; word < words; word++) {
                caller.say("hello");
            }
            assertThat(caller.hear(5 * words)).isEqualTo("hello".repeat(words));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("they travel at the same time, not one after the other")
                    .isBetween(ofMillis(200), ofMillis(200L * words));
            assertThat(late.struck()).isPositive();
        }
    }

    @Test
    void jitterKeepsTheOrder() throws IOException {
        var text = new StringBuilder();
        try (var caller = new Caller(proxy.port());
                var _ = proxy.begin(Fault.latency(ofMillis(1), ofMillis(20), 7))) {
            for (int word = 0; word < 100; word++) {
                text.append(word).append(' ');
                caller.say(word + " ");
            }
            assertThat(caller.hear(text.length())).hasToString(text.toString());
        }
    }

    @Test
    void jitterIsTheSameForTheSameSeed() {
        var jitter = new Kind.Latency(ofMillis(10), ofMillis(100), 42);

        assertThat(jitter.nanos(3))
                .isEqualTo(new Kind.Latency(ofMillis(10), ofMillis(100), 42).nanos(3));
        assertThat(jitter.nanos(3))
                .isNotEqualTo(jitter.nanos(4))
                .isBetween(10_000_000L, 110_000_000L);
    }

    @Test
    void bandwidthLetsSoManyBytesPassInASecond() throws IOException {
        try (var caller = new Caller(proxy.port());
                var narrow = proxy.begin(Fault.bandwidth(100_000).toClient())) {
            assertThat(timeToEcho(caller, "x".repeat(30_000)))
                    .isGreaterThanOrEqualTo(ofMillis(240));
            assertThat(narrow.struck()).isGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void aSlicerSendsSmallPieces() throws IOException {
        try (var caller = new Caller(proxy.port());
                var slicer = proxy.begin(Fault.slicer(2, ofMillis(60)).toClient())) {
            caller.say("sliced");

            assertThat(caller.hearAtOnce()).isEqualTo(2);
            assertThat(caller.hear(4)).isEqualTo("iced".substring(0, 4));
            assertThat(slicer.struck()).isEqualTo(3);
        }
    }

    private static Duration timeToEcho(Caller caller, String text) throws IOException {
        long start = System.nanoTime();
        caller.say(text);
        assertThat(caller.hear(text.length())).isEqualTo(text);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
