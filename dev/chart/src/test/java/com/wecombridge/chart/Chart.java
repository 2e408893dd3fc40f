package com.wecombridge.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The chart as Helm draws it: real Helm, no cluster. */
final class Chart {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path FOLDER = ROOT.resolve("helm");
    static final String RELEASE = "bridge";

    /** Where a template asks a cluster what lives there. */
    private static final String LOOKUP = "lookup \"apps/v1\" \"Deployment\" \\S+ \\S+";

    private static final Path WORK = Path.of("target").toAbsolutePath();

    private static final Chart INSTALLED = copied("installed", Chart::showingHooks);
    private static final Chart AFTER = copied("upgraded", Chart::asUpgrade);

    private final Path folder;

    private Chart(Path folder) {
        this.folder = folder;
    }

    /** Every module that runs by itself and is deployed, whether the chart knows it or not. */
    static List<String> services() {
        try (var modules = Files.list(ROOT)) {
            return modules.filter(module ->
                            Files.exists(module.resolve("src/main/resources/application.yml")))
                    .map(module -> module.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Chart installed() {
        return INSTALLED;
    }

    static Chart upgraded() {
        return AFTER;
    }

    /**
     * Draws all objects, hooks too.
     *
     * @throws RuntimeException with Helm's words, if it refuses the values
     */
    List<Manifest> render(Map<String, Object> values) {
        return render(values, RELEASE);
    }

    List<Manifest> render(Map<String, Object> values, String release) {
        return Manifest.allIn(text(values, release));
    }

    String text(Map<String, Object> values, String release) {
        var file = Values.written(values, WORK);
        try {
            return new Helm(folder)
                    .template()
                    .withName(release)
                    .withNamespace("crm")
                    .withKubeVersion("1.34.0")
                    .withValuesFile(file)
                    .call();
        } finally {
            delete(file);
        }
    }

    /** What Helm's strict linter says of the chart with these values; nothing, if all is well. */
    static List<String> lint(Map<String, Object> values) {
        var copy = copied("linted", UnaryOperator.identity());
        var all = Values.merged(Values.read(FOLDER.resolve("values.yaml")), values);
        write(copy.folder.resolve("values.yaml"), Values.json(all));
        return new Helm(copy.folder)
                .lint().strict().call().getMessages().stream()
                        .filter(message -> !message.contains("icon is recommended"))
                        .toList();
    }

    /**
     * The library leaves hooks out of what it gives, draws first installations only, and asks
     * whatever cluster it finds. So it gets copies that ask none: one whose hooks are ordinary
     * objects and where nothing lives yet, one that also is always upgraded and finds seven
     * replicas of each service.
     */
    private static String showingHooks(String template) {
        return template.replace("helm.sh/hook", "shown.helm.sh/hook");
    }

    private static String asUpgrade(String template) {
        return showingHooks(template)
                .replaceAll("[$\\w.]*\\.Release\\.IsUpgrade", "true")
                .replaceAll("[$\\w.]*\\.Release\\.IsInstall", "false")
                .replaceAll(LOOKUP, "dict \"spec\" (dict \"replicas\" 7)");
    }

    static Chart copied(String name, UnaryOperator<String> change) {
        var target = WORK.resolve("charts").resolve(name).resolve("wecom-bridge");
        for (Path file : files(FOLDER)) {
            var copy = target.resolve(FOLDER.relativize(file).toString());
            write(
                    copy,
                    file.toString().contains("/templates/")
                            ? change.apply(read(file)).replaceAll(LOOKUP, "dict")
                            : read(file));
        }
        return new Chart(target);
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
