package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How often something is said: {@code times} the same bytes, {@code anew} made again each time,
 * {@code together} made again and all at once.
 */
record Repetition(int times, int anew, int together) {

    Repetition(Map<String, String> parts) {
        this(number(parts, "times"), number(parts, "anew"), number(parts, "together"));
    }

    private static int number(Map<String, String> parts, String name) {
        return Integer.parseInt(parts.getOrDefault(name, "1"));
    }

    /**
     * Says it.
     *
     * @param making makes and says it
     * @param made makes it once, to be said any number of times
     */
    List<Reply> of(Supplier<Reply> making, Supplier<Supplier<Reply>> made) {
        if (together > 1) {
            return atOnce(making::get);
        }
        var saying = anew > 1 ? making : made.get();
        return IntStream.range(0, Math.max(times, anew)).mapToObj(_ -> saying.get()).toList();
    }

    private List<Reply> atOnce(Callable<Reply> one) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = IntStream.range(0, together).mapToObj(_ -> threads.submit(one)).toList();
            return replies.stream().map(Repetition::result).toList();
        }
    }

    private static Reply result(Future<Reply> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
