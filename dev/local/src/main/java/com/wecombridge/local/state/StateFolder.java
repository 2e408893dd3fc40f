package com.wecombridge.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything the stack keeps. Removing it is a fresh start. */
public record StateFolder(Path root) {

    private static final String MARK = "wecom-bridge-state.txt";

    /** Creates the folder where it is missing and makes sure that it can be written. */
    public static StateFolder open(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        try {
            claim(absolute);
            Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
            Files.delete(Files.createTempFile(absolute, "probe", null));
        } catch (IOException refused) {
            throw new StackException(
                    "no write access to "
                            + absolute
                            + ": make it yours, or set WECOM_BRIDGE_STATE to another folder",
                    refused);
        }
        return new StateFolder(absolute);
    }

    /**
     * Only a folder that was empty, or ours before, is ever used: it is removed as a whole one day.
     */
    private static void claim(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path mark = folder.resolve(MARK);
        if (Files.exists(mark)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new StackException(
                        folder + " holds other files: set WECOM_BRIDGE_STATE to an empty folder");
            }
        }
        Files.writeString(
                mark, "State of a local WeCom Bridge stack; make nuke removes this folder.\n");
    }

    public Path log(String part) {
        return inside("logs").resolve(part + ".log");
    }

    /** The log as it is written when deployed. */
    public Path jsonLog(String part) {
        return log(part).resolveSibling(part + ".json");
    }

    public Path data(String part) {
        return inside("data").resolve(part);
    }

    public Path apps() {
        return inside("apps");
    }

    Path pids() {
        return inside("pids");
    }

    /**
     * Keeps a second command from starting or stopping the stack at the same time.
     *
     * @return closed by the caller; the end of the JVM frees it as well
     */
    public FileLock lock() {
        try {
            @Nullable FileLock lock =
                    FileChannel.open(
                                    root.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE)
                            .tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException _) {
            // held in this very process: told below
        } catch (IOException unlockable) {
            throw new UncheckedIOException(unlockable);
        }
        throw new StackException(
                "another command is starting or stopping this stack: wait until it is done");
    }

    /** Removes everything, the folder itself included. */
    public void remove() {
        delete(root);
    }

    /** Removes a file or a folder with all it holds; nothing happens where nothing is. */
    public static void delete(Path doomed) {
        if (Files.notExists(doomed)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(doomed)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException refused) {
            throw new StackException(
                    "cannot remove " + doomed + ": " + refused.getMessage(), refused);
        }
    }

    /** Reads a properties file; empty where there is none. */
    public static Properties read(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException unreadable) {
                throw new StackException(
                        "cannot read " + file + ": " + unreadable.getMessage(), unreadable);
            }
        }
        return properties;
    }

    /** Writes for the owner's eyes only, aside and then into place: a crash leaves the old file. */
    public static void write(Path file, Properties properties) {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Path aside = Files.createTempFile(file.getParent(), "new", null, ownerOnly);
            try (var writer = Files.newBufferedWriter(aside)) {
                properties.store(writer, null);
            }
            Files.move(
                    aside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new StackException("cannot write " + file + ": " + refused.getMessage(), refused);
        }
    }

    private Path inside(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException refused) {
            throw new StackException(
                    "cannot create " + root.resolve(name) + ": " + refused.getMessage(), refused);
        }
    }
}
