package com.wecombridge.faults.mishap;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** A random pair: one hurts the network, the other a process. */
public final class TwoAtOnce {

    private static final List<Mishap> OF_THE_NETWORK =
            List.of(
                    Network::loseAnswers,
                    Network::halfOpen,
                    Network::slowPostgres,
                    Network::partition);
    private static final List<Mishap> OF_A_PROCESS =
            List.of(
                    Processes::killGateway,
                    Processes::killKafka,
                    Processes::killPostgres,
                    Processes::killTellers);

    private TwoAtOnce() {}

    public static void happen(Trouble trouble) throws InterruptedException {
        var first = trouble.oneOf(OF_THE_NETWORK);
        var second = trouble.oneOf(OF_A_PROCESS);
        var beside = trouble.beside();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = threads.submit(() -> happen(first, beside));
            second.happen(trouble);
            other.get();
            trouble.add(beside);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static boolean happen(Mishap mishap, Trouble trouble) throws InterruptedException {
        mishap.happen(trouble);
        return true;
    }
}
