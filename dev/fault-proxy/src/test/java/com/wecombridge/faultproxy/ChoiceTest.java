package com.wecombridge.faultproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which connections are struck, and how often. */
class ChoiceTest extends BesideAnEcho {

    @Test
    void newOnesOnly() throws IOException {
        try (var old = new Caller(proxy.port())) {
            old.say("a");
            old.hear(1);
            try (var _ = proxy.begin(limitToNothing().on(Connections.newOnes()))) {
                assertThat(echo()).isEmpty();
                old.say("b");
                assertThat(old.hear(1)).isEqualTo("b");
            }
        }
    }

    @Test
    void theNthThatOpensWhileTheFaultIsOn() throws IOException {
        echo();
        try (var second = proxy.begin(limitToNothing().on(Connections.nth(2)))) {
            assertThat(List.of(echo(), echo(), echo())).containsExactly("hello", "", "hello");
            assertThat(second.struck()).isOne();
        }
    }

    @Test
    void onlySoOften() throws IOException {
        try (var twice = proxy.begin(limitToNothing().atMost(2))) {
            assertThat(List.of(echo(), echo(), echo())).containsExactly("", "", "hello");
            assertThat(twice.struck()).isEqualTo(2);
        }
    }

    @Test
    void aShareThatTheSeedDecides() {
        assertThat(chosen(1)).isEqualTo(chosen(1)).isNotEqualTo(chosen(2));
        assertThat(chosen(1).size()).isBetween(200, 300);
    }

    @Test
    void whatNeverStruckIsKnown() throws IOException {
        proxy.begin(limitToNothing().on(Connections.nth(7)));
        proxy.begin(limitToNothing().on(Connections.nth(1)));
        echo();
        proxy.endAll();

        assertThat(proxy.neverStruck()).containsExactly(limitToNothing().on(Connections.nth(7)));
        assertThat(echo()).isEqualTo("hello");
    }

    private static List<Integer> chosen(long seed) {
        var quarter = Connections.fraction(0.25, seed);
        return IntStream.rangeClosed(1, 1000)
                .filter(number -> quarter.include(number, 0))
                .boxed()
                .toList();
    }

    private static Fault limitToNothing() {
        return Fault.limit(1).toServer();
    }

    /** All of it, or nothing. */
    private String echo() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("hello");
            String heard = caller.hear(5);
            return heard.length() == 5 ? heard : "";
        } catch (IOException cut) {
            return "";
        }
    }
}
