package com.wecombridge.faults.load;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Virtual threads of which none fails unnoticed: what it did not do proves nothing. */
public final class Threads {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new CopyOnWriteArrayList<>();

    public void begin(Runnable work) {
        running.add(threads.submit(work));
    }

    /**
     * Returns when all have ended.
     *
     * @throws IllegalStateException if one of them had failed
     */
    public void end() {
        threads.close();
        running.stream()
                .filter(one -> one.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .findFirst()
                .ifPresent(failure -> {
                    throw new IllegalStateException("a thread failed: " + failure, failure);
                });
    }
}
