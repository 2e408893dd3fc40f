package com.wecombridge.faults.mishap;

import static com.wecombridge.faults.mishap.Processes.A_LOOK;
import static com.wecombridge.faults.mishap.Processes.GATEWAY;
import static com.wecombridge.faults.mishap.Processes.MOMENT;
import static com.wecombridge.faults.mishap.Processes.WHILE;

import com.wecombridge.faultproxy.Fault;
import com.wecombridge.faults.rig.Rig;
import com.wecombridge.local.state.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Handles, connections or memory run out. */
public final class Scarcity {

    private static final int FEW = 5;
    private static final int MANY = 60;
    private static final Duration SPELL = Duration.ofSeconds(4);

    /** In MB: enough for a quiet day, and by how much less the next try has. */
    private static final int ROOMY = 48;

    private static final int A_STEP = 16;
    private static final Duration TO_BE_READY = Duration.ofMinutes(1);
    private static final String LACK_OF_MEMORY = "java.lang.OutOfMemoryError";

    private Scarcity() {}

    /**
     * F-07: a service may open only a few files more, and strangers take them all; afterwards it
     * has to work on without a restart.
     */
    public static void noHandles(Trouble trouble) throws InterruptedException {
        while (trouble.goesOn()) {
            trouble.rest(MOMENT, WHILE);
            var service = trouble.oneOf(trouble.rig().services());
            long pid = trouble.rig().pid(service);
            int limit = openFiles(pid) + FEW;
            limit(pid, Integer.toString(limit));
            var strangers = strangersAt(trouble.rig().door(service));
            trouble.sleep(SPELL);
            trouble.struck(openFiles(pid) >= limit - 1 ? 1 : 0);
            strangers.forEach(Scarcity::leave);
            limit(pid, hardLimit(pid));
            trouble.require(
                    trouble.rig().isRunning(service), service + " outlived a lack of handles");
        }
    }

    /** F-07: two connections to PostgreSQL for everything, and each question takes its time. */
    public static void tinyPools(Trouble trouble) throws InterruptedException {
        trouble.rig().change(GATEWAY, launch -> launch.with(Map.of("DATABASE_POOL_SIZE", "2")));
        trouble.begin();
        var late = Fault.latency(Duration.ofMillis(50)).toClient();
        trouble.strike(trouble.rig().proxies().between(GATEWAY, Port.POSTGRES), late);
        trouble.untilTheEnd();
    }

    /**
     * F-05: each service has less and less heap, while it works, until it ends; whoever watches
     * over it starts it again. It must have ended by itself, at the first lack of memory: one that
     * goes on after it has lost a thread, and nobody knows which.
     */
    public static void smallHeap(Trouble trouble) throws InterruptedException {
        for (var service : trouble.rig().services()) {
            int heap = ROOMY;
            while (!endsWith(heap, service, trouble)) {
                heap -= A_STEP;
            }
            trouble.say("%s ended with %d MB".formatted(service, heap));
            trouble.rig().unchange(service);
            trouble.restart(service);
        }
    }

    /** Whether it did; if not, it still works. */
    private static boolean endsWith(int heap, String service, Trouble trouble)
            throws InterruptedException {
        var rig = trouble.rig();
        long before = endsForLackOfMemory(service, trouble);
        rig.attempt(service, launch -> launch.withHeap(heap + "m"));
        boolean worked = isSoonReady(service, rig);
        trouble.begin();
        while (rig.isRunning(service) && trouble.goesOn()) {
            trouble.sleep(A_LOOK);
        }
        if (worked && rig.isRunning(service)) { // of another, whoever watches over it would end it
            trouble.require(
                    isSoonReady(service, rig) || !rig.isRunning(service),
                    "%s works with %d MB".formatted(service, heap));
        }
        if (rig.isRunning(service)) {
            return false;
        }
        trouble.require(
                endsForLackOfMemory(service, trouble) > before,
                "%s said that it ended for lack of memory".formatted(service));
        return true;
    }

    /** Waits for a while unless it ends. */
    private static boolean isSoonReady(String service, Rig rig) throws InterruptedException {
        long limit = System.nanoTime() + TO_BE_READY.toNanos();
        while (rig.isRunning(service) && !rig.isReady(service) && System.nanoTime() < limit) {
            TimeUnit.NANOSECONDS.sleep(A_LOOK.toNanos());
        }
        return rig.isReady(service);
    }

    private static long endsForLackOfMemory(String service, Trouble trouble) {
        try (var lines = Files.lines(trouble.rig().log(service))) {
            return lines.filter(line -> line.contains(LACK_OF_MEMORY)).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Socket> strangersAt(int port) {
        var strangers = new ArrayList<Socket>();
        for (int one = 0; one < MANY; one++) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress("localhost", port), 200);
                strangers.add(socket);
            } catch (IOException _) {
                leave(socket);
            }
        }
        return strangers;
    }

    private static void leave(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone in any case
        }
    }

    private static int openFiles(long pid) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return (int) files.count();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** The soft limit alone, which anybody may raise again. */
    private static void limit(long pid, String files) throws InterruptedException {
        try {
            new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--nofile=" + files + ":")
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException unstartable) {
            throw new IllegalStateException("prlimit cannot be run", unstartable);
        }
    }

    private static String hardLimit(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "limits"))) {
            return lines.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.strip().split(" {2,}", -1)[2])
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new IllegalStateException("no limits of " + pid, gone);
        }
    }
}
