package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts that want to be something else: each is put in the place of every text among the values
 * that the schema lets it have, and all objects are as they were but for that text.
 */
class HostileValuesTest {

    private static final List<String> FREE =
            List.of(
                    "secretsRevision",
                    "defaults.javaOptions",
                    "defaults.podAnnotations.note",
                    "defaults.podLabels.note",
                    "defaults.nodeSelector.note",
                    "defaults.env.NOTE",
                    "ingress.annotations.note",
                    "serviceAccount.annotations.note",
                    "observability.serviceMonitor.labels.note");

    private static final List<String> TEXTS =
            List.of(
                    "\"\nkind: Pod\n\"",
                    "'}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: intruder}\n",
                    "x\n  hostNetwork: true",
                    "a: b # c",
                    "{{ .Values.publicBaseUrl }}{{ fail \"no\" }}",
                    "*alias",
                    "true",
                    "123",
                    "1e3",
                    "null",
                    "企微桥 🌉 \u202eabc",
                    "a".repeat(254),
                    "\\\"\t\u0007");

    private static final Map<String, Object> EVERYTHING =
            Values.merged(
                    Values.merged(
                            Values.read(Chart.FOLDER.resolve("values.yaml")),
                            Values.set("production")),
                    Values.map(
                            """
                            # One authority for both: two Secrets of one name are one.
                            database: {caSecret: messages-cluster-ca-cert}
                            archiveSdk: {existingClaim: sdk}
                            ingress: {tlsSecret: tls}
                            secretsRevision: "1"
                            defaults: {priorityClassName: high}
                            """));

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            Chart.read(Chart.FOLDER.resolve("values.schema.json")),
                            InputFormat.JSON);

    static Stream<String> texts() {
        return TEXTS.stream();
    }

    /** Helm refuses it elsewhere, by the same schema (RefusedValuesTest). */
    @ParameterizedTest
    @MethodSource("texts")
    void changesNothingButItself(String text) {
        var taken = placesThatTake(text);
        var drawn = Chart.installed().render(with(taken, text));

        assertThat(taken)
                .contains("defaults.podAnnotations.note")
                .doesNotContain("database.sslMode");
        assertThat(drawn).flatExtracting(RenderedObjectsTest::faults).isEmpty();
        assertThat(drawn).flatExtracting(Policy::faults).isEmpty();
        assertThat(shape(drawn)).isEqualTo(shape(Chart.installed().render(EVERYTHING)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123",
                "true",
                "a",
                "release-name-of-fifty-three-letters-which-is-the-longest"
            })
    void anyNameOfAReleaseWillDo(String release) {
        var name = release.substring(0, Math.min(53, release.length()));
        var drawn = Chart.installed().render(Values.set("production"), name);

        assertThat(drawn).flatExtracting(RenderedObjectsTest::faults).isEmpty();
        assertThat(drawn)
                .filteredOn(manifest -> !manifest.kind().equals("KafkaTopic"))
                .allSatisfy(manifest -> assertThat(manifest.name()).hasSizeLessThanOrEqualTo(63));
    }

    /** Puts it everywhere, and takes it back where the schema complains. */
    private static List<String> placesThatTake(String text) {
        var places = placesForText();
        var refused = refusals(with(places, text));
        while (!refused.isEmpty()) {
            var complaints = refused;
            assertThat(places.removeIf(place -> complaints.contains("/" + place.replace('.', '/'))))
                    .as("the schema complains of something else: %s", complaints)
                    .isTrue();
            refused = refusals(with(places, text));
        }
        return places;
    }

    private static Map<String, Object> with(List<String> places, String text) {
        var values = EVERYTHING;
        for (String place : places) {
            values = Values.with(values, place, text);
        }
        return values;
    }

    private static Set<String> refusals(Map<String, Object> values) {
        return SCHEMA.validate(Values.json(values), InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation().toString())
                .collect(Collectors.toSet());
    }

    /** Names may change with the values; what there is may not. */
    private static List<String> shape(List<Manifest> drawn) {
        return drawn.stream()
                .map(manifest -> manifest.apiVersion() + " " + manifest.kind())
                .sorted()
                .toList();
    }

    private static List<String> placesForText() {
        var places = new ArrayList<>(FREE);
        collect(EVERYTHING, "", places);
        return new ArrayList<>(places.stream().distinct().toList());
    }

    private static void collect(Map<?, ?> values, String prefix, List<String> places) {
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                collect(map, prefix + key + ".", places);
            } else if (value instanceof String && !key.toString().contains(".")) {
                places.add(prefix + key);
            }
        });
    }
}
