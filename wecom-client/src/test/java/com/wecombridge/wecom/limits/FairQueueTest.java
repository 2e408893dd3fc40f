package com.wecombridge.wecom.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private static final String NOISY = "wwnoisy";
    private static final List<Window> ADDRESS =
            List.of(Window.perMinute(20_000), Window.perHour(600_000));

    private final VirtualTime time = new VirtualTime();
    private final FairQueue<String> queue = queue(LimitSettings.usual());

    @Test
    void givesACorpWithOneCallItsTurnHoweverManyCallsAnotherHasWaiting() {
        IntStream.range(0, 10_000).forEach(_ -> queue.join(NOISY, NOISY));
        IntStream.range(0, 99).forEach(i -> queue.join("ww" + i, "ww" + i));

        var turns = IntStream.range(0, 100).mapToObj(_ -> nextTurn()).toList();

        assertThat(turns).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void sharesTurnsEvenlyAmongAllWhoWaitHoweverUnequalTheirNeeds() {
        for (int corp = 0; corp < 100; corp++) {
            String name = corp == 0 ? NOISY : "ww" + corp;
            IntStream.range(0, corp == 0 ? 10_000 : 100).forEach(_ -> queue.join(name, name));
        }

        var turns = new HashMap<String, Integer>();
        IntStream.range(0, 9_950).forEach(_ -> turns.merge(nextTurn(), 1, Integer::sum));

        assertThat(fairness(turns)).isGreaterThanOrEqualTo(0.98);
        assertThat(turns.get(NOISY)).isEqualTo(100);
    }

    /** No corp waits for more than twice its fair share of the time. */
    @Test
    void letsNoCorpWaitLongerThanTwiceItsShare() {
        int corps = 1_000;
        var asked = new HashMap<String, Long>();
        var longest = 0L;
        IntStream.range(0, 10_000).forEach(_ -> queue.join(NOISY, NOISY));
        drain(2_000); // what an address may ask at once
        for (int turn = 0; turn < 5 * corps; turn++) {
            String corp = "ww" + turn % (corps - 1);
            if (asked.putIfAbsent(corp, time.currentTimeNanos()) == null) {
                queue.join(corp, corp);
            }
            String served = nextTurn();
            Long since = asked.remove(served);
            longest = Math.max(longest, since == null ? 0 : time.currentTimeNanos() - since);
        }

        long share = Duration.ofMinutes(1).toNanos() / 18_000 * corps;
        assertThat(longest).isPositive().isLessThanOrEqualTo(2 * share);
    }

    @Test
    void servesOneCorpInTheOrderOfItsCalls() {
        queue.join("ww1", "first");
        queue.join("ww1", "second");
        queue.join("ww1", "third");
        queue.leave("ww1", "second");

        assertThat(List.of(nextTurn(), nextTurn())).containsExactly("first", "third");
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void forgetsACorpThatNobodyWaitsFor() {
        queue.join("ww1", "only");
        queue.leave("ww1", "only");

        assertThat(queue.first()).isEmpty();
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void neverAsksMoreInAnyMinuteOrHourThanWeComAllows() {
        var inMinute = new ArrayDeque<Long>();
        var inHour = new ArrayDeque<Long>();
        long end = Duration.ofMinutes(70).toNanos();
        int mostInMinute = 0;
        int mostInHour = 0;
        while (time.currentTimeNanos() < end) {
            queue.join(NOISY, NOISY);
            nextTurn();
            mostInMinute = Math.max(mostInMinute, counted(inMinute, Duration.ofMinutes(1)));
            mostInHour = Math.max(mostInHour, counted(inHour, Duration.ofHours(1)));
        }

        assertThat(mostInMinute).isBetween(18_000, 20_000);
        assertThat(mostInHour).isBetween(540_000, 600_000);
    }

    @Test
    void keepsToItsPartWhereFourReplicasShareHalfAnAddress() {
        var part = queue(new LimitSettings(0.5, 4, false, Duration.ofSeconds(10)));

        assertThat(part.turnsLeft()).isEqualTo(250);
    }

    private int counted(ArrayDeque<Long> turns, Duration window) {
        turns.add(time.currentTimeNanos());
        while (turns.getFirst() <= time.currentTimeNanos() - window.toNanos()) {
            turns.removeFirst();
        }
        return turns.size();
    }

    private void drain(int turns) {
        IntStream.range(0, turns).forEach(_ -> nextTurn());
    }

    private String nextTurn() {
        var next = queue.next();
        while (next.isEmpty()) {
            time.pass(Math.max(1, queue.nanosToNextTurn()));
            next = queue.next();
        }
        return next.get();
    }

    private FairQueue<String> queue(LimitSettings settings) {
        return new FairQueue<>(Window.bucket(ADDRESS, settings, time));
    }

    /** Jain's index: 1 where everybody has the same, 1/n where one has all. */
    private static double fairness(Map<String, Integer> turns) {
        double sum = turns.values().stream().mapToDouble(n -> n).sum();
        double squares = turns.values().stream().mapToDouble(n -> (double) n * n).sum();
        return sum * sum / (turns.size() * squares);
    }
}
