package com.wecombridge.binding;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullUnmarked;

/** So many calls at once; closing waits for all of them. */
@NullUnmarked
final class Callers implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch tenth;

    Callers(int many) {
        this.tenth = new CountDownLatch(many / 10);
    }

    void begin(Runnable call) {
        threads.execute(() -> {
            call.run();
            tenth.countDown();
        });
    }

    void awaitATenth() throws InterruptedException {
        tenth.await();
    }

    @Override
    public void close() {
        threads.close();
    }
}
