package com.wecombridge.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {

    private static final String BILL_OF_THE_JAR =
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
             "components": [{"type": "library", "name": "spring-core", "version": "7.0.0"}]}
            """;

    @TempDir Path folder;

    private Path base;
    private Path jar;

    @BeforeEach
    void inputs() throws IOException {
        base = folder.resolve("base");
        write("jre/bin/java", "runs");
        assertThat(base.resolve("jre/bin/java").toFile().setExecutable(true)).isTrue();
        write("jre/release", "JAVA_RUNTIME_VERSION=\"25.0.1+8-LTS\"\n");
        write("lib64/ld-linux-x86-64.so.2", "loads");
        write(
                "var/lib/dpkg/status.d/libc6",
                "Package: libc6\nVersion: 2.36-9\nArchitecture: amd64\nDescription: C library\n more: words\n");
        jar = fatJar();
    }

    @Test
    void equalFileSystemsMakeEqualImages() throws Exception {
        var first = laid("first");
        var second = laid("second");

        assertThat(image(first).write(folder.resolve("first.tar")))
                .isEqualTo(image(second).write(folder.resolve("second.tar")));
    }

    @Test
    void aStartUpCacheIsALayerOfItsOwnAndTheLast() throws Exception {
        var root = laid("root");
        image(root).write(folder.resolve("without.tar"));
        Files.writeString(root.app().resolve(Root.CACHE), "of another build each time");

        image(root).write(folder.resolve("with.tar"));

        var without = layers("without.tar");
        assertThat(layers("with.tar")).startsWith(without).hasSize(without.length + 1);
    }

    @Test
    void startsAsNobodyWithTheProgramsOptions() throws Exception {
        var root = laid("root");
        image(root).write(folder.resolve("image.tar"));

        assertThat(entry("image.tar", "config.json"))
                .contains("\"User\":\"65532:65532\"")
                .contains(
                        "\"Entrypoint\":[\"/jre/bin/java\",\"@/app/java.options\",\"-jar\",\"/app/program.jar\"]");
        assertThat(root.app().resolve("java.options")).content().contains("ExitOnOutOfMemoryError");
    }

    @Test
    void saysWhatIsInIt() throws Exception {
        assertThat(laid("root").app().resolve("sbom.cdx.json"))
                .content()
                .contains("spring-core", "pkg:deb/debian/libc6@2.36-9?arch=amd64")
                .contains("pkg:generic/java-runtime@25.0.1%2B8-LTS");
    }

    private Root laid(String name) throws IOException {
        var root = new Root(Files.createDirectory(folder.resolve(name)));
        root.lay(base, jar);
        return root;
    }

    private static ImageFile image(Root root) {
        return new ImageFile("a-service", "0.1.0", root, Optional.empty(), "amd64");
    }

    private String[] layers(String tar) throws Exception {
        return entry(tar, "manifest.json").replaceAll(".*\"Layers\":\\[|].*", "").split(",", -1);
    }

    private String entry(String tar, String name) throws Exception {
        var reader =
                new ProcessBuilder("tar", "-xOf", folder.resolve(tar).toString(), name).start();
        try (var read = reader.getInputStream()) {
            return new String(read.readAllBytes(), UTF_8);
        } finally {
            reader.waitFor();
        }
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(base.resolve(file).getParent());
        Files.writeString(base.resolve(file), content);
    }

    private Path fatJar() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "com.example.Main");
        var file = folder.resolve("a-service-exec.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (var entry :
                    Map.of(
                                    "BOOT-INF/classes/com/example/Main.class", "a class",
                                    "BOOT-INF/lib/library-1.0.jar", "a library",
                                    "META-INF/sbom/application.cdx.json", BILL_OF_THE_JAR)
                            .entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(UTF_8));
                out.closeEntry();
            }
        }
        return file;
    }
}
