package com.wecombridge.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Values of a chart: read, put together, written for Helm. */
final class Values {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Values() {}

    /** The ways to install that the chart ships, by name. */
    static Stream<String> sets() {
        return Chart.files(Chart.FOLDER.resolve("ci")).stream()
                .map(file -> file.getFileName().toString().replace(".yaml", ""));
    }

    static Map<String, Object> set(String name) {
        return read(Chart.FOLDER.resolve("ci").resolve(name + ".yaml"));
    }

    static Map<String, Object> read(Path file) {
        return map(Chart.read(file));
    }

    static Map<String, Object> map(String yaml) {
        Map<String, Object> values = parser().load(yaml);
        return values == null ? Map.of() : values;
    }

    /** A key that stands twice is a mistake, whichever of the two would win. */
    static Yaml parser() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(1_000);
        return new Yaml(new SafeConstructor(options));
    }

    /** As Helm does it: maps grow together, anything else is replaced. */
    static Map<String, Object> merged(Map<String, Object> below, Map<String, Object> above) {
        Map<String, Object> all = new LinkedHashMap<>(below);
        above.forEach((key, value) -> all.put(key, mergedValue(all.get(key), value)));
        return all;
    }

    @SuppressWarnings("unchecked") // keys of YAML maps that we read are strings
    private static Object mergedValue(Object below, Object above) {
        return below instanceof Map<?, ?> left && above instanceof Map<?, ?> right
                ? merged((Map<String, Object>) left, (Map<String, Object>) right)
                : above;
    }

    /** These values with one more, {@code a.b.c}. */
    static Map<String, Object> with(Map<String, Object> values, String path, Object value) {
        Object nested = value;
        List<String> keys = new ArrayList<>(List.of(path.split("\\.", -1)));
        for (String key : keys.reversed()) {
            Map<String, Object> level = new LinkedHashMap<>();
            level.put(key, nested);
            nested = level;
        }
        @SuppressWarnings("unchecked") // made just above
        var one = (Map<String, Object>) nested;
        return merged(values, one);
    }

    static String json(Object values) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a file of their own; JSON is YAML that needs no quoting rules. */
    static Path written(Map<String, Object> values, Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(Files.createTempFile(folder, "values", ".yaml"), json(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
