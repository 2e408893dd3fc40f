package com.wecombridge.local.part;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * An executable jar in Spring Boot's layout, with libraries inside.
 *
 * <p>Unpacked it is a plain jar beside a folder of libraries: it starts faster, and a start-up
 * cache fits it. Boot's own unpacking needs Spring in the jar, which the simulators do not have.
 * Whenever it is unpacked, the same bytes come out.
 */
public record FatJar(Path file) {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String META = "META-INF/";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Leaves {@code <destination>/<name of this jar>} and {@code <destination>/lib}. */
    public void unpack(Path destination) throws IOException {
        Path libraries = Files.createDirectories(destination.resolve("lib"));
        try (var jar = new JarFile(file.toFile())) {
            List<String> classPath = new ArrayList<>();
            for (JarEntry entry : entries(jar)) {
                if (entry.getName().startsWith(LIBRARIES) && !entry.isDirectory()) {
                    String name = entry.getName().substring(LIBRARIES.length());
                    try (var library = jar.getInputStream(entry)) {
                        Files.copy(library, libraries.resolve(name));
                    }
                    classPath.add("lib/" + name);
                }
            }
            writeThin(jar, classPath, destination.resolve(file.getFileName()));
        }
    }

    /** In the order of the jar, which is the order of the class path. */
    private static List<JarEntry> entries(JarFile jar) {
        return jar.stream().toList();
    }

    private static void writeThin(JarFile fat, List<String> classPath, Path target)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                var thin = new JarOutputStream(out)) {
            thin.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest(fat, classPath).write(thin);
            thin.closeEntry();
            for (JarEntry entry : entries(fat)) {
                String name = nameInThin(entry.getName());
                if (!name.isEmpty()) {
                    thin.putNextEntry(entry(name));
                    if (!entry.isDirectory()) {
                        try (var content = fat.getInputStream(entry)) {
                            content.transferTo(thin);
                        }
                    }
                    thin.closeEntry();
                }
            }
        }
    }

    private static JarEntry entry(String name) {
        var entry = new JarEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    /** Empty for what belongs to the packaging. */
    private static String nameInThin(String name) {
        if (name.startsWith(CLASSES)) {
            return name.substring(CLASSES.length());
        }
        boolean described =
                name.startsWith(META) && !name.equals(META) && !name.equals(JarFile.MANIFEST_NAME);
        return described ? name : "";
    }

    private static Manifest manifest(JarFile fat, List<String> classPath) throws IOException {
        Manifest packaged = fat.getManifest();
        var plain = new Manifest();
        Attributes attributes = plain.getMainAttributes();
        packaged.getMainAttributes()
                .forEach((name, value) -> {
                    if (!name.toString().startsWith("Spring-Boot-")) {
                        attributes.put(name, value);
                    }
                });
        attributes.put(Attributes.Name.MAIN_CLASS, attributes.getValue("Start-Class"));
        attributes.put(
                Attributes.Name.CLASS_PATH, classPath.stream().collect(Collectors.joining(" ")));
        return plain;
    }
}
