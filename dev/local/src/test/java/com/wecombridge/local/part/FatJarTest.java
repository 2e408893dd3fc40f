package com.wecombridge.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FatJarTest {

    @TempDir Path folder;

    @Test
    void becomesAPlainJarBesideItsLibraries() throws IOException {
        Path fat = fatJar();

        new FatJar(fat).unpack(folder.resolve("unpacked"));

        assertThat(folder.resolve("unpacked/lib/b.jar")).hasContent("library b");
        try (var thin = new JarFile(folder.resolve("unpacked/crm.jar").toFile())) {
            Attributes attributes = thin.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Main-Class")).isEqualTo("com.example.Crm");
            assertThat(attributes.getValue("Class-Path")).isEqualTo("lib/b.jar lib/a.jar");
            assertThat(thin.stream().map(JarEntry::getName))
                    .containsExactlyInAnyOrder(
                            "META-INF/MANIFEST.MF",
                            "META-INF/spring/x.imports",
                            "com/example/Crm.class");
        }
    }

    private Path fatJar() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.JarLauncher");
        manifest.getMainAttributes().putValue("Start-Class", "com.example.Crm");
        manifest.getMainAttributes().putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
        Path file = folder.resolve("crm.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            write(jar, "org/springframework/boot/loader/JarLauncher.class", "the loader");
            write(jar, "META-INF/spring/x.imports", "imports");
            write(jar, "BOOT-INF/classes/com/example/Crm.class", "the program");
            write(jar, "BOOT-INF/lib/b.jar", "library b");
            write(jar, "BOOT-INF/lib/a.jar", "library a");
        }
        return file;
    }

    private static void write(JarOutputStream jar, String name, String content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content.getBytes(UTF_8));
        jar.closeEntry();
    }
}
