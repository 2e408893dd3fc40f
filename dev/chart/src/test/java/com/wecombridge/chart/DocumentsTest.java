package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written about the chart is what the chart is; -Dchart.update=true writes it. */
class DocumentsTest {

    private static final boolean UPDATE = Boolean.getBoolean("chart.update");
    private static final Path README = Chart.FOLDER.resolve("README.md");
    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- values -->\n).*?(<!-- /values -->)");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)\n```yaml\n(.*?)\n```");

    @Test
    void theTableIsThatOfTheValues() {
        var table = ValuesTable.of(Chart.read(Chart.FOLDER.resolve("values.yaml"))).markdown();
        var page = Chart.read(README);
        var wanted =
                TABLE.matcher(page)
                        .replaceFirst(all -> quoted(all.group(1) + table + all.group(2)));
        if (UPDATE) {
            Chart.write(README, wanted);
        } else {
            assertThat(page).as("make docs writes it").isEqualTo(wanted);
        }
    }

    @Test
    void everyValueOfTheSchemaIsDescribed() {
        var described =
                ValuesTable.of(Chart.read(Chart.FOLDER.resolve("values.yaml"))).rows().stream()
                        .map(ValuesTable.Row::path)
                        .collect(Collectors.toSet());
        var schema = Values.read(Chart.FOLDER.resolve("values.schema.json"));
        Set<String> paths = new TreeSet<>();
        collect(schema, schema, "", paths);

        assertThat(paths)
                .hasSizeGreaterThan(100)
                .filteredOn(path -> !path.equals("global"))
                .allSatisfy(path -> assertThat(described).anyMatch(one -> tells(one, path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "production"})
    void anUpgradeChangesWhatTheseShow(String set) {
        var golden = Chart.FOLDER.resolve("golden").resolve(set + ".yaml");
        var drawn =
                Chart.installed()
                        .text(Values.set(set), Chart.RELEASE)
                        .replace("shown.helm.sh/hook", "helm.sh/hook")
                        .replaceAll("(?m) +$", "");
        if (UPDATE) {
            Chart.write(golden, drawn);
        } else {
            assertThat(drawn).as("make docs writes it").isEqualTo(Chart.read(golden));
        }
    }

    @Test
    void thereAreExamplesOnBothPages() {
        assertThat(examples())
                .extracting(Named::getName)
                .anyMatch(name -> name.startsWith("README.md"))
                .anyMatch(name -> name.startsWith("install.md"));
    }

    static Stream<Named<String>> examples() {
        return Stream.concat(
                        Stream.of(README),
                        Chart.files(Chart.ROOT.resolve("docs/operations")).stream())
                .filter(Files::exists)
                .flatMap(DocumentsTest::examplesOn);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsTaken(String example) {
        var values = Values.map(example);

        assertThatCode(() -> Chart.installed().render(Values.merged(Values.set("minimal"), values)))
                .doesNotThrowAnyException();
    }

    private static Stream<Named<String>> examplesOn(Path page) {
        return EXAMPLE.matcher(Chart.read(page))
                .results()
                .map(example ->
                        Named.of(
                                page.getFileName()
                                        + ": "
                                        + example.group(1).lines().findFirst().orElse(""),
                                example.group(1)));
    }

    /** A value is told by itself, by the group above it, or among the defaults of all services. */
    private static boolean tells(String described, String path) {
        var general = path.replaceFirst("^services\\.[a-z-]+\\.", "defaults.");
        return Stream.of(path, general)
                .anyMatch(one -> one.equals(described) || one.startsWith(described + "."));
    }

    private static void collect(
            Map<String, Object> schema, Object node, String path, Set<String> paths) {
        List<Object> properties = new ArrayList<>();
        Manifest.at(node, "properties").ifPresent(properties::add);
        Manifest.at(node, "$ref")
                .flatMap(ref ->
                        Manifest.at(schema, "$defs." + ref.toString().replace("#/$defs/", "")))
                .ifPresent(target -> collect(schema, target, path, paths));
        properties.forEach(map ->
                ((Map<?, ?>) map)
                        .forEach((key, below) ->
                                collect(
                                        schema,
                                        below,
                                        path.isEmpty() ? key.toString() : path + "." + key,
                                        paths)));
        if (properties.isEmpty() && Manifest.at(node, "$ref").isEmpty()) {
            paths.add(path);
        }
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
