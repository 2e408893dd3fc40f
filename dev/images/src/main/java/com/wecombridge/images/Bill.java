package com.wecombridge.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in an image (CycloneDX): what the program's jar says of itself, and what lies below. */
final class Bill {

    private static final String OF_THE_JAR = "META-INF/sbom/application.cdx.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode document;
    private final ArrayNode components;

    private Bill(ObjectNode document) {
        this.document = document;
        this.components = document.withArray("components");
    }

    static Bill of(Root root) throws IOException {
        var bill = new Bill(ofJar(root.program()));
        bill.addPackages(root.folder().resolve("var/lib/dpkg/status.d"));
        bill.addRuntime(root.jre().resolve("release"));
        return bill;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }

    private static ObjectNode ofJar(Path jar) throws IOException {
        try (var program = new JarFile(jar.toFile())) {
            var entry = program.getEntry(OF_THE_JAR);
            if (entry == null) {
                throw new IOException(jar + " does not say what is in it: build it with -P sbom");
            }
            return JSON.readValue(program.getInputStream(entry), ObjectNode.class);
        }
    }

    /** None where the programs are laid on an image that says itself what is in it. */
    private void addPackages(Path status) throws IOException {
        if (Files.exists(status)) {
            try (Stream<Path> files = Files.list(status)) {
                for (Path file : files.sorted().toList()) {
                    addPackage(fields(file));
                }
            }
        }
    }

    private void addPackage(Map<String, String> fields) {
        var name = fields.getOrDefault("Package", "");
        var version = fields.getOrDefault("Version", "");
        var architecture = fields.getOrDefault("Architecture", "all");
        var purl = "pkg:deb/debian/%s@%s?arch=%s".formatted(name, version, architecture);
        add("library", name, version, purl);
    }

    private void addRuntime(Path release) throws IOException {
        if (Files.exists(release)) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(release)) {
                properties.load(reader);
            }
            var version =
                    properties.getProperty("JAVA_RUNTIME_VERSION", "unknown").replace("\"", "");
            var purl = "pkg:generic/java-runtime@" + version.replace("+", "%2B");
            add("platform", "java-runtime", version, purl);
        }
    }

    private void add(String type, String name, String version, String purl) {
        components
                .addObject()
                .put("type", type)
                .put("bom-ref", purl)
                .put("name", name)
                .put("version", version)
                .put("purl", purl);
    }

    /** Of a Debian control file; lines that go on begin with a space. */
    private static Map<String, String> fields(Path control) throws IOException {
        try (Stream<String> lines = Files.lines(control)) {
            return lines.filter(line -> line.matches("[A-Z][A-Za-z-]*: .*"))
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        }
    }
}
