package com.wecombridge.faults.rig;

import com.wecombridge.local.state.Footprint;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets processes of ours stand still, with their children; sockets stay open. */
final class Signals {

    private final StateFolder state;
    private final Set<String> paused = ConcurrentHashMap.newKeySet();

    Signals(StateFolder state) {
        this.state = state;
    }

    /**
     * @throws IllegalStateException if it does not run, or was not reached
     */
    void pause(String part) {
        paused.add(part);
        send("-STOP", part);
    }

    void resume(String part) {
        paused.remove(part);
        send("-CONT", part);
    }

    void resumeAll() {
        Set.copyOf(paused).forEach(this::resume);
    }

    ProcessHandle process(String part) {
        return Footprint.of(state, part)
                .flatMap(footprint -> footprint.living(state))
                .orElseThrow(() -> new IllegalStateException(part + " does not run"));
    }

    /** A child may end meanwhile; the process itself has to be there. */
    private void send(String signal, String part) {
        var process = process(part);
        var children = process.descendants().toList();
        if (!reaches(signal, process)) {
            throw new IllegalStateException(part + " was not reached by " + signal);
        }
        children.forEach(child -> reaches(signal, child));
    }

    private static boolean reaches(String signal, ProcessHandle process) {
        try {
            return new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException unstartable) {
            throw new IllegalStateException("kill cannot be run", unstartable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
