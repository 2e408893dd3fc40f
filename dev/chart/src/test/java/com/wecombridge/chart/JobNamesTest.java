package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A job cannot be changed: one that is no hook keeps its name for as long as it does the same. */
class JobNamesTest {

    private static final Map<String, Object> BESIDE =
            Values.with(Values.set("minimal"), "migration.hook", "never");

    @Test
    void theSameWorkIsTheSameJobInEachRevision() {
        var before = names(Chart.installed(), BESIDE);

        assertThat(before).hasSize(6);
        assertThat(names(Chart.upgraded(), BESIDE)).isEqualTo(before);
        assertThat(names(Chart.upgraded(), Values.with(BESIDE, "defaults.replicas", 5)))
                .isEqualTo(before);
    }

    @Test
    void anotherImageIsOtherJobs() {
        assertThat(names(Chart.installed(), Values.with(BESIDE, "image.tag", "0.2.0")))
                .hasSize(6)
                .doesNotContainAnyElementsOf(names(Chart.installed(), BESIDE));
    }

    @Test
    void anotherSettingIsAnotherJobOfThoseThatReadIt() {
        var before = names(Chart.installed(), BESIDE);
        var after = names(Chart.installed(), Values.with(BESIDE, "topics.partitions", 24));

        assertThat(after).hasSize(6);
        assertThat(after.stream().filter(name -> !before.contains(name)))
                .singleElement()
                .asString()
                .startsWith("bridge-topics-");
    }

    /** Nothing of its pod may change, which is more than image, arguments and environment. */
    @Test
    void anotherUserIsOtherJobs() {
        assertThat(names(Chart.installed(), Values.with(BESIDE, "podSecurity.runAsUser", 1000)))
                .hasSize(6)
                .doesNotContainAnyElementsOf(names(Chart.installed(), BESIDE));
    }

    private static Set<String> names(Chart chart, Map<String, Object> values) {
        return chart.render(values).stream()
                .filter(manifest -> manifest.kind().equals("Job"))
                .map(Manifest::name)
                .collect(Collectors.toSet());
    }
}
