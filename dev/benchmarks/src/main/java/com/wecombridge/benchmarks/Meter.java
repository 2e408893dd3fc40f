package com.wecombridge.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongUnaryOperator;

/**
 * Does one thing on this thread again and again, and says what it cost: CPU time of the whole
 * process, so that a collector's or compiler's work is not given away, and the bytes that this
 * thread allocated.
 */
public final class Meter {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final int BETWEEN_LOOKS = 100;
    private static final int COUNTED = 2_000;

    private static volatile Object unusedResult = "none yet";

    private Meter() {}

    /** One operation; what it returns is kept, or the compiler would leave it out. */
    @FunctionalInterface
    public interface Operation {
        Object perform() throws Exception;
    }

    /** Repeats it for this long. */
    public static Sample during(Duration length, Operation operation) throws Exception {
        long wall = System.nanoTime();
        long cpu = PROCESS.getProcessCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long operations = 0;
        while (System.nanoTime() - wall < length.toNanos()) {
            repeat(BETWEEN_LOOKS, operation);
            operations += BETWEEN_LOOKS;
        }
        double times = operations;
        return Sample.of(Figure.WALL, (System.nanoTime() - wall) / 1_000.0 / times)
                .and(Figure.CPU, (PROCESS.getProcessCpuTime() - cpu) / 1_000.0 / times)
                .and(
                        Figure.ALLOCATED,
                        (THREADS.getCurrentThreadAllocatedBytes() - allocated) / times);
    }

    /**
     * Does it this often, and counts the CPU and the bytes of this thread and of those whose names
     * begin like that alone: for what shares its process with a server that all arms use.
     */
    public static Sample ofThreads(String named, int operations, Operation operation)
            throws Exception {
        var threads = new Threads(named, Thread.currentThread().threadId());
        long wall = System.nanoTime();
        long cpu = threads.sum(THREADS::getThreadCpuTime);
        long allocated = threads.sum(THREADS::getThreadAllocatedBytes);
        repeat(operations, operation);
        double times = operations;
        return Sample.of(Figure.WALL, (System.nanoTime() - wall) / 1_000.0 / times)
                .and(Figure.CPU, (threads.sum(THREADS::getThreadCpuTime) - cpu) / 1_000.0 / times)
                .and(
                        Figure.ALLOCATED,
                        (threads.sum(THREADS::getThreadAllocatedBytes) - allocated) / times);
    }

    /** Some threads of this process: one, and those whose names begin alike. */
    private record Threads(String named, long one) {

        long sum(LongUnaryOperator figure) {
            return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                    .filter(Objects::nonNull)
                    .filter(thread ->
                            thread.getThreadId() == one || thread.getThreadName().startsWith(named))
                    .mapToLong(thread -> figure.applyAsLong(thread.getThreadId()))
                    .sum();
        }
    }

    /**
     * The bytes that each operation allocates on this thread, once caches and buffers are filled.
     * It counts the same each time where no compiler leaves allocations out: tests run with the
     * first compiler alone.
     */
    public static double bytesPerOperation(Operation operation) throws Exception {
        repeat(COUNTED, operation);
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        repeat(COUNTED, operation);
        return (THREADS.getCurrentThreadAllocatedBytes() - allocated) / (double) COUNTED;
    }

    private static void repeat(int times, Operation operation) throws Exception {
        for (int i = 0; i < times; i++) {
            unusedResult = operation.perform();
        }
    }
}
