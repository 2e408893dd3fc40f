package com.wecombridge.testkit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Does chores all the time, each at a pace that does not bury the service in its own leavings;
 * closing it fails if one of them could not be done.
 */
final class Load implements AutoCloseable {

    private static final int A_GOOD_NUMBER = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final StoredTexts texts;
    private final ScheduledExecutorService threads;
    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final List<AtomicInteger> done;

    private Load(List<Chore> chores, StoredTexts texts) {
        this.texts = texts;
        this.threads = Executors.newScheduledThreadPool(chores.size());
        this.done = Stream.generate(AtomicInteger::new).limit(chores.size()).toList();
        for (int i = 0; i < chores.size(); i++) {
            repeat(chores.get(i), done.get(i));
        }
    }

    static Load of(List<Chore> chores, StoredTexts texts) {
        return new Load(chores, texts);
    }

    /** Returns once each chore was done a good number of times more, or one could not be done. */
    void goesOn() {
        var enough = done.stream().map(count -> count.get() + A_GOOD_NUMBER).toList();
        await().atMost(PATIENCE)
                .until(() -> {
                    assertThat(texts.unopenedBehindTheDoors()).isEmpty();
                    return !errors.isEmpty()
                            || Stream.iterate(0, i -> i + 1)
                                    .limit(done.size())
                                    .allMatch(i -> done.get(i).get() >= enough.get(i));
                });
        failIfAChoreDid();
    }

    private void failIfAChoreDid() {
        errors.stream()
                .findFirst()
                .ifPresent(first -> {
                    throw new AssertionError(errors.size() + " chores could not be done", first);
                });
    }

    private void repeat(Chore chore, AtomicInteger count) {
        var _ =
                threads.scheduleWithFixedDelay(
                        () -> carryOut(chore, count), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void carryOut(Chore chore, AtomicInteger count) {
        if (errors.isEmpty()) {
            try {
                chore.carryOut();
                count.incrementAndGet();
            } catch (Exception | Error e) {
                errors.add(e);
            }
        }
    }

    @Override
    public void close() {
        threads.close();
        failIfAChoreDid();
    }
}
