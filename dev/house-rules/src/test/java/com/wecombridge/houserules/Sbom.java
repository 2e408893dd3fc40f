package com.wecombridge.houserules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a deployable says it holds, in CycloneDX's words. */
record Sbom(String name, JsonNode document) {

    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String OURS = "com.wecombridge";

    static Sbom of(String name, String json) {
        return new Sbom(name, JsonMapper.shared().readTree(json));
    }

    static Sbom inJarOf(String service) {
        return Sbom.of(
                service,
                read(
                        Modules.ROOT
                                .resolve(service)
                                .resolve("target/classes/META-INF/sbom/application.cdx.json")));
    }

    /** The libraries in the jar that is deployed. */
    static List<String> librariesOf(String service) {
        var jar = Modules.ROOT.resolve(service + "/target/" + service + "-0.1.0-SNAPSHOT-exec.jar");
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("package " + service + " first", e);
        }
    }

    /** Licences that may be in what we deploy. */
    static Set<String> allowedLicences() {
        return read(Modules.ROOT.resolve("dev/house-rules/licences.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|", -1)[0].strip())
                .collect(Collectors.toSet());
    }

    /** What is wrong with it; empty when nothing is. */
    List<String> faults(List<String> libraries, Set<String> allowed) {
        var faults = new ArrayList<String>();
        libraries.stream()
                .filter(library -> !files().contains(library))
                .forEach(library -> faults.add(name + ": " + library + " is not in the SBOM"));
        others().filter(component -> component.path("hashes").isEmpty())
                .forEach(component -> faults.add(name + ": no hash of " + nameOf(component)));
        others().filter(component -> licences(component).stream().noneMatch(allowed::contains))
                .forEach(component ->
                        faults.add(
                                "%s: %s is under %s"
                                        .formatted(name, nameOf(component), licences(component))));
        return faults;
    }

    private Set<String> files() {
        return components()
                .map(component ->
                        component.path("name").asString()
                                + "-"
                                + component.path("version").asString()
                                + classifier(component)
                                + ".jar")
                .collect(Collectors.toSet());
    }

    private static String classifier(JsonNode component) {
        var purl = component.path("purl").asString();
        var at = purl.indexOf("classifier=");
        return at < 0 ? "" : "-" + purl.substring(at + 11).split("&", -1)[0];
    }

    private static List<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .flatMap(choice ->
                        Stream.of(
                                choice.path("license").path("id").asString(""),
                                choice.path("license").path("name").asString(""),
                                choice.path("expression").asString("")))
                .filter(licence -> !licence.isEmpty())
                .toList();
    }

    /** Ours have neither hash nor stranger's licence while they are being built. */
    private Stream<JsonNode> others() {
        return components().filter(component -> !component.path("group").asString().equals(OURS));
    }

    private Stream<JsonNode> components() {
        return document.path("components").valueStream();
    }

    private static String nameOf(JsonNode component) {
        return component.path("name").asString() + " " + component.path("version").asString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
