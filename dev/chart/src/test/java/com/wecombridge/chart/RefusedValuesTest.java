package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that Helm refuses before it touches a cluster, in words that name the place. */
class RefusedValuesTest {

    static Stream<Named<Map<String, Object>>> bad() {
        List<Map<String, Object>> cases =
                Values.parser()
                        .load(
                                Chart.read(
                                        Chart.ROOT.resolve(
                                                "dev/chart/src/test/resources/bad-values.yaml")));
        return cases.stream().map(one -> Named.of(Objects.toString(one.get("name")), one));
    }

    @Test
    void thereAreEnough() {
        assertThat(bad().map(Named::getName).distinct()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void theSchemaIsClosedEverywhere() {
        var open = new ArrayList<String>();
        collectOpen(Values.read(Chart.FOLDER.resolve("values.schema.json")), "", open);

        assertThat(open).isEmpty();
    }

    /** Objects that take any name; what Helm itself puts there may. */
    private static void collectOpen(Object node, String path, List<String> open) {
        if (node instanceof Map<?, ?> map && !path.endsWith("/properties/global")) {
            boolean isObject = "object".equals(map.get("type"));
            if (isObject && !Boolean.FALSE.equals(map.get("additionalProperties"))) {
                open.add(path);
            }
            map.forEach((key, below) -> collectOpen(below, path + "/" + key, open));
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refuses(Map<String, Object> bad) {
        var values = Values.set("minimal");
        for (var one : ((Map<?, ?>) Objects.requireNonNull(bad.get("set"))).entrySet()) {
            values = Values.with(values, one.getKey().toString(), one.getValue());
        }
        var refused = values;

        assertThatThrownBy(() -> Chart.installed().render(refused))
                .hasMessageContaining(Objects.toString(bad.get("says")))
                .message()
                .hasSizeLessThan(1_000);
    }
}
