package com.wecombridge.local.postgres;

import com.wecombridge.local.part.Patience;
import com.wecombridge.local.state.Footprint;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The lock file that a killed server leaves behind.
 *
 * <p>PostgreSQL asks whether the process named in it exists, and believes a dead one that nobody
 * has buried, or a stranger with its number. So we look closer: every process of a server works in
 * its data folder. Once none does, the file is removed.
 */
record StaleLock(Path folder) {

    private static final Path PROC = Path.of("/proc");
    private static final Duration LAST_BREATH = Duration.ofSeconds(10);

    /** Leaves the lock of a living server alone. On systems without {@code /proc} as well. */
    void remove() {
        Path lock = folder.resolve("postmaster.pid");
        if (Files.notExists(lock) || Files.notExists(PROC) || isHeld(lock)) {
            return;
        }
        if (Patience.of(LAST_BREATH).until(this::isDeserted)) {
            StateFolder.delete(lock);
        }
    }

    private boolean isHeld(Path lock) {
        try {
            long server = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
            return ProcessHandle.of(server).filter(this::worksHere).isPresent();
        } catch (IOException | RuntimeException _) {
            return true; // unreadable: PostgreSQL shall judge
        }
    }

    private boolean isDeserted() {
        return ProcessHandle.allProcesses().noneMatch(this::worksHere);
    }

    private boolean worksHere(ProcessHandle candidate) {
        try {
            Path workingDirectory = Files.readSymbolicLink(PROC.resolve(candidate.pid() + "/cwd"));
            return Footprint.isAlive(candidate) && workingDirectory.equals(folder.toRealPath());
        } catch (IOException _) {
            return false; // gone, or another user's
        }
    }
}
