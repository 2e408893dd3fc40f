package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the unit tests of the templates, {@code helm/unittests/*.yaml}. */
class TemplatesTest {

    @TestFactory
    Stream<DynamicContainer> templates() {
        return Chart.files(Chart.FOLDER.resolve("unittests")).stream()
                .map(file ->
                        DynamicContainer.dynamicContainer(
                                file.getFileName().toString(), tests(file)));
    }

    private static Stream<DynamicTest> tests(Path file) {
        return maps(Values.read(file).get("tests"))
                .map(test -> DynamicTest.dynamicTest(name(test), () -> run(test)));
    }

    private static String name(Map<String, Object> test) {
        var name = Objects.requireNonNull(test.get("it"), "a test without a name").toString();
        assertThat(name).startsWith("should ");
        return name;
    }

    static void run(Map<String, Object> test) {
        var values =
                Values.merged(
                        Values.set(test.getOrDefault("values", "minimal").toString()),
                        maps(List.of(test.getOrDefault("with", Map.of())))
                                .findFirst()
                                .orElseThrow());
        var release = test.getOrDefault("release", Chart.RELEASE).toString();
        var chart = test.containsKey("upgrade") ? Chart.upgraded() : Chart.installed();
        var asserts = maps(test.get("asserts")).map(Expectation::new).toList();

        assertThat(asserts).isNotEmpty();
        if (asserts.getFirst().isRefusal()) {
            asserts.getFirst().refused(() -> chart.render(values, release));
        } else {
            var drawn = chart.render(values, release);
            asserts.forEach(expectation -> expectation.holds(drawn));
        }
    }

    @SuppressWarnings("unchecked") // lists of maps, as the files are written
    static Stream<Map<String, Object>> maps(Object list) {
        return ((List<Map<String, Object>>) Objects.requireNonNull(list)).stream();
    }
}
