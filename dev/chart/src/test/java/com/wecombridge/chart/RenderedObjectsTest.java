package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to install that the chart ships, installed and upgraded, in all its objects. */
class RenderedObjectsTest {

    private static final List<KubernetesTypes> TYPES =
            KubernetesTypes.VERSIONS.stream().map(KubernetesTypes::of).toList();

    /** The ways have most objects in common; each is read once. */
    private static final Map<Manifest, List<String>> READ = new HashMap<>();

    private static final Map<String, List<Manifest>> DRAWN = new HashMap<>();

    static Stream<String> sets() {
        return Values.sets();
    }

    @Test
    void thereAreEnoughWays() {
        assertThat(sets()).hasSizeGreaterThanOrEqualTo(12).contains("minimal", "try-it");
    }

    @Test
    void everyTemplateIsDrawnBySomeOfThem() {
        var drawn =
                sets().map(set -> Chart.installed().text(Values.set(set), Chart.RELEASE)).toList();
        var templates =
                Chart.files(Chart.FOLDER.resolve("templates")).stream()
                        .map(file -> Chart.FOLDER.relativize(file).toString())
                        .filter(file -> file.endsWith(".yaml"))
                        .toList();

        assertThat(templates)
                .hasSizeGreaterThan(15)
                .allSatisfy(template ->
                        assertThat(drawn)
                                .anyMatch(text ->
                                        text.contains(
                                                "# Source: wecom-bridge/" + template + "\n")));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void helmsStrictLinterHasNothingToSay(String set) {
        assertThat(Chart.lint(Values.set(set))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void eachIsWhatKubernetesKnows(String set) {
        assertThat(drawn(set)).isNotEmpty().flatExtracting(RenderedObjectsTest::faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void eachPodKeepsThePolicy(String set) {
        assertThat(drawn(set)).flatExtracting(Policy::faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void noneStandsTwiceAndNoneIsASecret(String set) {
        var drawn = Chart.installed().render(Values.set(set));

        assertThat(drawn).extracting(Manifest::toString).doesNotHaveDuplicates();
        assertThat(drawn).extracting(Manifest::kind).doesNotContain("Secret");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void isDrawnAlikeEachTime(String set) {
        var values = Values.set(set);

        assertThat(Chart.installed().text(values, "a"))
                .isEqualTo(Chart.installed().text(values, "a"));
    }

    /** With each version of Kubernetes, or by the operator's schema. */
    static List<String> faults(Manifest manifest) {
        return READ.computeIfAbsent(manifest, RenderedObjectsTest::read);
    }

    private static List<String> read(Manifest manifest) {
        return TYPES.getLast().knows(manifest)
                ? TYPES.stream().flatMap(types -> types.faults(manifest).stream()).toList()
                : CustomTypes.faults(manifest);
    }

    private static List<Manifest> drawn(String set) {
        return DRAWN.computeIfAbsent(
                set,
                name ->
                        Stream.of(Chart.installed(), Chart.upgraded())
                                .flatMap(chart -> chart.render(Values.set(name)).stream())
                                .distinct()
                                .toList());
    }
}
