package com.wecombridge.chart;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of values, as the comments of values.yaml tell them. */
record ValuesTable(List<Row> rows) {

    private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z][\\w-]*):(.*)$");
    private static final String WORD = "# -- ";

    record Row(String path, String usually, String meaning) {}

    /**
     * @throws IllegalStateException if a value is not described
     */
    static ValuesTable of(String yaml) {
        var values = Values.map(yaml);
        List<Row> rows = new ArrayList<>();
        Deque<String> path = new ArrayDeque<>();
        Optional<String> meaning = Optional.empty();
        int inside = Integer.MAX_VALUE;
        for (String line : yaml.lines().toList()) {
            int depth = (line.length() - line.stripLeading().length()) / 2;
            if (depth > inside) {
                continue;
            }
            var key = KEY.matcher(line);
            if (line.strip().startsWith(WORD)) {
                meaning = Optional.of(line.strip().substring(WORD.length()));
            } else if (key.matches()) {
                while (path.size() > depth) {
                    path.removeLast();
                }
                path.addLast(key.group(2));
                inside = meaning.isPresent() ? depth : Integer.MAX_VALUE;
                var name = String.join(".", path);
                var value = Manifest.at(values, name);
                meaning.ifPresentOrElse(
                        text -> rows.add(new Row(name, shown(value), text)),
                        () -> requireGroup(name, key.group(3)));
                meaning = Optional.empty();
            }
        }
        return new ValuesTable(rows);
    }

    String markdown() {
        return rows.stream()
                .map(row ->
                        "| `%s` | %s | %s |"
                                .formatted(row.path, row.usually, row.meaning.replace("|", "\\|")))
                .collect(Collectors.joining("\n", "| value | default | |\n|---|---|---|\n", "\n"));
    }

    private static void requireGroup(String name, String value) {
        if (!value.isBlank()) {
            throw new IllegalStateException(
                    name + " is not described: put a comment # -- above it");
        }
    }

    private static String shown(Optional<Object> value) {
        var text =
                value.map(Values::json)
                        .orElse("")
                        .replaceAll("\\s*\\n\\s*", " ")
                        .replace("\"\"", "");
        return text.isEmpty() ? "" : "`" + (text.length() > 90 ? "…" : text) + "`";
    }
}
