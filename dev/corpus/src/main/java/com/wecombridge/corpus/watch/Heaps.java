package com.wecombridge.corpus.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is left on the heap of each service after a full collection. */
public final class Heaps {

    /** Caches that fill, compiled regular expressions, pools: more than this is a leak. */
    private static final long TOLERATED = 16L << 20;

    private static final int FEWEST = 5;

    private static final Pattern USED =
            Pattern.compile("(?m)^ *(?!Metaspace|class space).* used (\\d+)K");

    private final Map<String, Long> pids;
    private final Map<String, Long> before;

    private Heaps(Map<String, Long> pids) {
        this.pids = pids;
        this.before = used();
    }

    /** Those of all services whose programs lie below this folder. */
    public static Heaps ofServices(Path state) {
        var program =
                Pattern.compile(
                        Pattern.quote(state + "/apps/")
                                + "([a-z-]+-(?:service|gateway)(?:-\\d)?)-[0-9a-f]{6,}");
        var pids = new TreeMap<String, Long>();
        ProcessHandle.allProcesses()
                .forEach(process ->
                        process.info().commandLine().map(program::matcher).stream()
                                .filter(java.util.regex.Matcher::find)
                                .forEach(found -> pids.put(found.group(1), process.pid())));
        if (pids.size() < FEWEST) {
            throw new IllegalStateException("only these services run below " + state + ": " + pids);
        }
        return new Heaps(pids);
    }

    /** That of this very process, to see that growth is seen. */
    public static Heaps ofOurs() {
        return new Heaps(Map.of("the corpus itself", ProcessHandle.current().pid()));
    }

    /** Each that grew by more than is tolerated, or is not there any more. */
    public List<String> objections() {
        var now = used();
        return before.entrySet().stream()
                .flatMap(one -> objection(one.getKey(), one.getValue(), now.get(one.getKey())))
                .toList();
    }

    private static Stream<String> objection(String name, long before, @Nullable Long now) {
        if (now == null) {
            return Stream.of(name + " is not there any more");
        }
        return now - before > TOLERATED
                ? Stream.of(
                        "heap of %s after collection: %,d kB, then %,d kB"
                                .formatted(name, before >> 10, now >> 10))
                : Stream.empty();
    }

    /** One line for people. */
    public String summary() {
        var now = used();
        var words = new StringBuilder("heap after collection, MB before and after:");
        before.forEach((name, bytes) ->
                words.append(
                        " %s %d %d"
                                .formatted(name, bytes >> 20, now.getOrDefault(name, -1L) >> 20)));
        return words.toString();
    }

    private Map<String, Long> used() {
        var used = new TreeMap<String, Long>();
        pids.forEach((name, pid) -> {
            if (ProcessHandle.of(pid).isPresent()) {
                jcmd(pid, "GC.run");
                used.put(name, sum(jcmd(pid, "GC.heap_info")));
            }
        });
        return used;
    }

    static long sum(String heapInfo) {
        return USED.matcher(heapInfo)
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)) << 10)
                .sum();
    }

    private static String jcmd(long pid, String command) {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process =
                    new ProcessBuilder(tool, Long.toString(pid), command)
                            .redirectErrorStream(true)
                            .start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
