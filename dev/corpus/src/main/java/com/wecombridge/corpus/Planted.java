package com.wecombridge.corpus;

import com.wecombridge.corpus.cases.Case;
import com.wecombridge.corpus.watch.Heaps;
import com.wecombridge.corpus.watch.Logs;
import com.wecombridge.corpus.watch.Trap;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Errors that are made on purpose in every run: what does not find them proves nothing. */
final class Planted {

    private static final int LEAK = 64 << 20;

    private final Judge judge;
    private final String run;

    Planted(Judge judge, String run) {
        this.judge = judge;
        this.run = run;
    }

    /** Each by its name, and whether it was found. */
    Map<String, Boolean> found(List<Case> wrong) throws IOException {
        var found = new LinkedHashMap<String, Boolean>();
        judge.judge(wrong).forEach((input, faults) -> found.put(input.name(), !faults.isEmpty()));
        found.put("planted: a heap that grows", seesAHeapThatGrows());
        found.put("planted: a stack trace in a log", seesInALog("\tat com.example.A.b(A.java:1)"));
        found.put("planted: an input in a log", seesInALog("not found: c1" + run));
        found.put("planted: an address that was asked", seesAVisitor());
        return found;
    }

    private static boolean seesAHeapThatGrows() {
        var heaps = Heaps.ofOurs();
        byte[] leak = new byte[LEAK];
        boolean seen = !heaps.objections().isEmpty();
        return seen && leak.length == LEAK; // held until after it was measured
    }

    private boolean seesInALog(String line) throws IOException {
        var folder = Files.createTempDirectory("corpus");
        var log = Files.writeString(folder.resolve("planted-service.log"), "before\n");
        try {
            var logs = new Logs(folder);
            Files.writeString(log, "before\n" + line + "\n");
            return logs.objections(run).size() == 1;
        } finally {
            Files.delete(log);
            Files.delete(folder);
        }
    }

    private static boolean seesAVisitor() throws IOException {
        try (var trap = new Trap();
                var visitor = new Socket("localhost", trap.port())) {
            visitor.getInputStream().read(); // ends when the trap has counted
            return trap.objections().size() == 1;
        }
    }
}
