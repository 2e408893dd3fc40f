package com.wecombridge.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk in memory with little room, which somebody else can fill. Only root can have one. */
public final class SmallDisk implements AutoCloseable {

    private static final long ROOM = 48_000_000;
    private static final int A_PIECE = 64 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** With all that is in the other folder, and some room. */
    public static SmallDisk with(Path content, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        long size = sizeOf(content) + ROOM;
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
        copy(content, folder);
        return new SmallDisk(folder);
    }

    /** Takes all the room that is left. */
    public void fill() {
        try (var file = Files.newOutputStream(filler())) {
            while (true) {
                file.write(new byte[A_PIECE]);
            }
        } catch (IOException _) {
            // no space is left: that is what was wanted
        }
    }

    /** Gives the room back. */
    public void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public void copyTo(Path content) {
        free();
        run("rm", "-rf", content.toString());
        run("mkdir", content.toString());
        copy(folder, content);
    }

    private Path filler() {
        return folder.resolve("somebody-elses-file");
    }

    private static long sizeOf(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(SmallDisk::sizeOnDisk).sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** At most: Kafka's indexes are mostly holes. */
    private static long sizeOnDisk(Path file) {
        try {
            return Math.min(Files.size(file), 1_000_000);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static void copy(Path from, Path to) {
        run("cp", "-a", "--sparse=always", from + "/.", to.toString());
    }

    private static void run(String... command) {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(List.of(command) + " failed");
            }
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        run("umount", folder.toString());
        run("rmdir", folder.toString());
    }
}
