package com.wecombridge.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One object for Kubernetes, as it was drawn. */
record Manifest(Map<String, Object> content) {

    /** {@code a}, {@code [0]}, {@code ["a.b/c"]} or {@code [name=x]}. */
    private static final Pattern STEP =
            Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]|\\[\"([^\"]+)\"]|\\[([^=\\]]+)=([^\\]]*)]");

    static List<Manifest> allIn(String yaml) {
        List<Manifest> all = new ArrayList<>();
        for (Object document : Values.parser().loadAll(yaml)) {
            if (document != null) {
                @SuppressWarnings("unchecked") // an object for Kubernetes is a map of strings
                var content = (Map<String, Object>) document;
                all.add(new Manifest(content));
            }
        }
        return all;
    }

    String kind() {
        return text("kind");
    }

    String apiVersion() {
        return text("apiVersion");
    }

    String name() {
        return text("metadata.name");
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }

    private String text(String path) {
        return at(path).map(Objects::toString)
                .orElseThrow(() -> new AssertionError("no " + path + " in " + content));
    }

    Optional<Object> at(String path) {
        return at(content, path);
    }

    /** What stands at a path in lists and maps. */
    static Optional<Object> at(Object root, String path) {
        Optional<Object> here = Optional.of(root);
        for (MatchResult step : STEP.matcher(path).results().toList()) {
            here = here.flatMap(value -> next(value, step));
        }
        return here;
    }

    private static Optional<Object> next(Object value, MatchResult step) {
        if (step.group(1) != null || step.group(3) != null) {
            var key = step.group(1) != null ? step.group(1) : step.group(3);
            return value instanceof Map<?, ?> map
                    ? Optional.<Object>ofNullable(map.get(key))
                    : Optional.empty();
        }
        var list = listed(value);
        if (step.group(2) != null) {
            return list.stream().skip(Integer.parseInt(step.group(2))).findFirst();
        }
        return list.stream()
                .filter(one ->
                        at(one, step.group(4))
                                .map(Objects::toString)
                                .equals(Optional.of(step.group(5))))
                .findFirst();
    }

    static List<Object> listed(Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    /** The specifications of the pods that it makes. */
    Stream<Object> pods() {
        return switch (kind()) {
            case "Pod" -> at("spec").stream();
            case "CronJob" -> at("spec.jobTemplate.spec.template.spec").stream();
            default -> at("spec.template.spec").stream();
        };
    }
}
