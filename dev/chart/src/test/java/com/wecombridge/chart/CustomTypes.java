package com.wecombridge.chart;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Types that operators bring: closed schemas of exactly those fields that the chart uses, one file
 * each in {@code crds}, named by group and kind.
 */
final class CustomTypes {

    private static final Map<String, Schema> SCHEMAS = schemas();

    private CustomTypes() {}

    static List<String> faults(Manifest manifest) {
        var schema = SCHEMAS.get(manifest.apiVersion() + " " + manifest.kind());
        if (schema == null) {
            return List.of(manifest + " is of an unknown type");
        }
        return schema.validate(Values.json(manifest.content()), InputFormat.JSON).stream()
                .map(error -> manifest + ": " + error)
                .toList();
    }

    private static Map<String, Schema> schemas() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var folder = Chart.ROOT.resolve("dev/chart/src/test/resources/crds");
        Map<String, Schema> all = new TreeMap<>();
        for (var file : Chart.files(folder)) {
            var schema = Values.read(file);
            all.put(
                    constant(schema, "apiVersion") + " " + constant(schema, "kind"),
                    registry.getSchema(Values.json(schema), InputFormat.JSON));
        }
        return all;
    }

    private static Object constant(Map<String, Object> schema, String property) {
        return Manifest.at(schema, "properties." + property + ".const").orElseThrow();
    }
}
