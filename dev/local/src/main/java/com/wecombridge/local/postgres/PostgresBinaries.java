package com.wecombridge.local.postgres;

import com.wecombridge.local.state.StackException;
import com.wecombridge.local.state.StateFolder;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Unpacks the server's programs once. */
final class PostgresBinaries {

    /** Raised with the version of the binaries, so that a new one is unpacked beside the old. */
    private static final String FOLDER = "postgres-18.6.0";

    private static final int OWNER_MAY_EXECUTE = 0100;

    private PostgresBinaries() {}

    /** The folder of {@code initdb} and {@code postgres}. */
    static Path in(StateFolder state) {
        Path home = state.apps().resolve(FOLDER);
        if (Files.notExists(home)) {
            Path aside = state.apps().resolve(FOLDER + ".unpacking");
            StateFolder.delete(aside);
            try (InputStream archive = archive()) {
                unpack(archive, aside);
                Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException refused) {
                throw new StackException(
                        "cannot unpack PostgreSQL: " + refused.getMessage(), refused);
            }
        }
        return home.resolve("bin");
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        @Nullable InputStream found =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        if (found == null) {
            throw new StackException("no PostgreSQL binaries for " + system + " on " + machine);
        }
        return found;
    }

    private static void unpack(InputStream archive, Path destination) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, destination.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean executable = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
            Files.setPosixFilePermissions(
                    target,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
