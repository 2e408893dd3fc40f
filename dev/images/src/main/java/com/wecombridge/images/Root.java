package com.wecombridge.images;

import com.wecombridge.local.part.FatJar;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file system of one image, in a folder: {@code /jre}, {@code /app} and what glibc needs.
 *
 * <p>Every file is of the same moment, here as in the image: a start-up cache knows the jars it was
 * made with by their times.
 */
record Root(Path folder) {

    static final Instant MOMENT = Instant.ofEpochSecond(1);

    /** For every program; what depends on the machine, {@code JAVA_TOOL_OPTIONS} adds. */
    static final List<String> JAVA_OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Xlog:aot*=error",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED");

    static final String CACHE = "start-up.aot";

    private static final String PROGRAM = "program.jar";

    /** As the chart and the container's runtime start it; an errand's name may follow. */
    static List<String> command(String java, boolean cached) {
        var program = Stream.of("-jar", "/app/" + PROGRAM);
        var cache = cached ? Stream.of("-XX:AOTCache=/app/" + CACHE) : Stream.<String>empty();
        return Stream.of(Stream.of(java, "@/app/java.options"), cache, program)
                .flatMap(part -> part)
                .toList();
    }

    /**
     * Lays it anew; a start-up cache is made later, by a run.
     *
     * @param base what all images share; its files are linked, not copied
     */
    void lay(Path base, Path fatJar) throws IOException {
        linkAll(base);
        var app = Files.createDirectory(folder.resolve("app"));
        new FatJar(fatJar).unpack(app);
        Files.move(app.resolve(fatJar.getFileName()), app.resolve(PROGRAM));
        Files.write(app.resolve("java.options"), JAVA_OPTIONS);
        Bill.of(this).write(app.resolve("sbom.cdx.json"));
        ageAll();
    }

    Path app() {
        return folder.resolve("app");
    }

    Path jre() {
        return folder.resolve("jre");
    }

    Path program() {
        return app().resolve(PROGRAM);
    }

    boolean hasCache() {
        return Files.exists(app().resolve(CACHE));
    }

    /** Where {@code base} is, links to the same files: eight images would be 1.5 GB otherwise. */
    private void linkAll(Path base) throws IOException {
        Files.walkFileTree(
                base,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes seen)
                            throws IOException {
                        Files.createDirectories(folder.resolve(base.relativize(from)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path from, BasicFileAttributes seen)
                            throws IOException {
                        Files.createLink(folder.resolve(base.relativize(from)), from);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private void ageAll() throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(MOMENT));
            }
        }
    }
}
