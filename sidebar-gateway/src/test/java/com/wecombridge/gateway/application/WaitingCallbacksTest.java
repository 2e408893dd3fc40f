package com.wecombridge.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.gateway.application.TakeCallback.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingCallbacksTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final WaitingCallbacks waiting = new WaitingCallbacks(LONG, Duration.ZERO);

    @BeforeEach
    void open() {
        waiting.open();
    }

    @Test
    void handsThemOutInTheOrderInWhichTheyCameAndNotTooManyAtOnce() throws InterruptedException {
        var came = callbacks(WaitingCallbacks.MOST_AT_ONCE + 1);
        came.forEach(waiting::admit);

        var first = waiting.take();
        var second = waiting.take();

        assertThat(first).hasSize(WaitingCallbacks.MOST_AT_ONCE);
        var all = new ArrayList<>(first);
        all.addAll(second);
        assertThat(all).isEqualTo(came);
    }

    @Test
    void waitsForMoreOnceTheyComeInCompany() throws InterruptedException {
        var patient = new WaitingCallbacks(LONG, LONG);
        patient.open();
        callbacks(2).forEach(patient::admit);
        assertThat(patient.take()).as("nobody came before these").hasSize(2);

        var came = callbacks(WaitingCallbacks.MOST_AT_ONCE);
        Thread.startVirtualThread(() -> came.forEach(patient::admit));

        assertThat(patient.take()).isEqualTo(came);
    }

    @Test
    void hasNoRoomForMoreThanItsMost() throws InterruptedException {
        callbacks(WaitingCallbacks.MOST).forEach(one -> assertThat(waiting.admit(one)).isTrue());

        assertThat(waiting.admit(SomeCallbacks.about("acme", "LI_LEI"))).isFalse();

        waiting.take();
        assertThat(waiting.admit(SomeCallbacks.about("acme", "LI_LEI"))).isTrue();
    }

    @Test
    void hasNoRoomForMoreLettersThanItsMost() throws InterruptedException {
        var text = "x".repeat(WaitingCallbacks.MOST_LETTERS / 2);
        assertThat(waiting.admit(longOne(text))).isTrue();
        assertThat(waiting.admit(longOne(text))).isTrue();

        assertThat(waiting.admit(longOne("x"))).isFalse();

        assertThat(waiting.take()).as("long ones go alone").hasSize(1);
        assertThat(waiting.admit(longOne("x"))).isTrue();
    }

    @Test
    void refusesAtOnceWhoeverHasWaitedTooLong() throws InterruptedException {
        var impatient = new WaitingCallbacks(Duration.ZERO, Duration.ZERO);
        impatient.open();
        var late = callbacks(3);
        late.forEach(impatient::admit);
        impatient.close();

        assertThat(impatient.take()).isEmpty();

        assertThat(late)
                .allSatisfy(one -> assertThat(one.taken().block(LONG)).isEqualTo(Taken.NO_ROOM));
    }

    @Test
    void isEmptiedAfterItIsClosedAndTakesNobodyMore() throws InterruptedException {
        var came = callbacks(2);
        came.forEach(waiting::admit);
        waiting.close();

        assertThat(waiting.admit(SomeCallbacks.about("acme", "LI_LEI"))).isFalse();
        assertThat(waiting.take()).isEqualTo(came);
        assertThat(waiting.take()).isEmpty();
    }

    private static List<WaitingCallback> callbacks(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> SomeCallbacks.about("acme", "m" + i))
                .toList();
    }

    private static WaitingCallback longOne(String text) {
        return SomeCallbacks.of("acme", "LI_LEI", "change_contact/update_user", text);
    }
}
