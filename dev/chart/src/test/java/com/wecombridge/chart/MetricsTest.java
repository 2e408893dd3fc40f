package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards ask for metrics that somebody makes. */
class MetricsTest {

    /** Made by what we stand on. */
    private static final Set<String> FRAMEWORK =
            Set.of(
                    "up", // Prometheus
                    "http_server_requests_seconds_count", // Spring Framework
                    "jvm_memory_used_bytes", // Micrometer
                    "jvm_memory_max_bytes",
                    "jvm_gc_pause_seconds_sum",
                    "process_cpu_usage",
                    "r2dbc_pool_acquired_connections", // Spring Boot
                    "r2dbc_pool_pending_connections",
                    "spring_cloud_stream_binder_kafka_offset"); // Spring Cloud Stream

    private static final Pattern NAME =
            Pattern.compile("\\b[a-z]+(?:_[a-z0-9]+)+(?=\\{|\\[|\\s*$|\\s+[-+*/<>=)]|\\))");
    private static final Pattern SUFFIX =
            Pattern.compile("_(seconds_count|seconds_sum|seconds_bucket|total|seconds)$");
    private static final String SOURCES = sources();

    @Test
    void alertsAskForWhatThereIs() {
        assertThat(alerts())
                .hasSizeGreaterThan(20)
                .allSatisfy(alert ->
                        assertThat(unknown(alert.get("expr").toString()))
                                .as(alert.get("alert").toString())
                                .isEmpty());
    }

    @Test
    void dashboardsAskForWhatThereIs() {
        assertThat(queries())
                .hasSizeGreaterThan(20)
                .allSatisfy(query -> assertThat(unknown(query)).as(query).isEmpty());
    }

    @Test
    void dashboardsAreWhatGrafanaReads() {
        var dashboards =
                Chart.installed().render(Values.set("observability")).stream()
                        .filter(manifest -> manifest.name().contains("-dashboard-"))
                        .flatMap(manifest ->
                                ((Map<?, ?>) manifest.at("data").orElseThrow()).values().stream())
                        .map(json -> Values.map(json.toString()))
                        .toList();

        assertThat(dashboards)
                .hasSize(6)
                .allSatisfy(dashboard -> {
                    assertThat(dashboard).containsKeys("uid", "title", "templating");
                    assertThat(TemplatesTest.maps(dashboard.get("panels")))
                            .isNotEmpty()
                            .allSatisfy(panel ->
                                    assertThat(panel)
                                            .containsKeys(
                                                    "id",
                                                    "title",
                                                    "description",
                                                    "gridPos",
                                                    "targets"));
                });
        assertThat(dashboards.toString()).doesNotContain("$scope");
    }

    @Test
    void eachAlertHasItsPlaceInTheRunbook() {
        var page = Chart.read(Chart.ROOT.resolve("docs/operations/alerts.md"));

        assertThat(alerts())
                .allSatisfy(alert -> assertThat(page).contains("## " + alert.get("alert") + "\n"));
    }

    @Test
    void eachMetricOfOursIsWatched() {
        var asked = String.join("\n", queries());
        var names =
                Pattern.compile(
                                "\"((?:gateway|outbox|inbox|work|wecom|secrets|errands)(?:\\.[a-z]+)+)\"")
                        .matcher(SOURCES)
                        .results()
                        .filter(name ->
                                SOURCES.substring(Math.max(0, name.start() - 60), name.start())
                                        .matches(
                                                "(?s).*(counter|gauge|timer|builder|watch|createNotStarted|goOn)\\(\\s*"))
                        .map(name -> name.group(1))
                        .collect(Collectors.toSet());

        assertThat(names)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(asked).contains(name.replace('.', '_')));
    }

    /** Names of metrics in a query that nobody makes. */
    static List<String> unknown(String query) {
        return NAME.matcher(
                        query.replaceAll("\"[^\"]*\"", "\"\"").replaceAll("by ?\\([^)]*\\)", ""))
                .results()
                .map(name -> name.group())
                .filter(name -> !FRAMEWORK.contains(name) && !isMadeByUs(name))
                .toList();
    }

    private static boolean isMadeByUs(String name) {
        return Stream.of(name, SUFFIX.matcher(name).replaceFirst(""))
                .anyMatch(one -> SOURCES.contains("\"" + one.replace('_', '.') + "\""));
    }

    private static List<Map<String, Object>> alerts() {
        List<Map<String, Object>> alerts =
                Values.parser().load(Chart.read(Chart.FOLDER.resolve("files/alerts.yaml")));
        return alerts;
    }

    private static List<String> queries() {
        return Chart.files(Chart.FOLDER.resolve("files/dashboards")).stream()
                .map(Values::read)
                .flatMap(dashboard -> TemplatesTest.maps(dashboard.get("panels")))
                .flatMap(panel -> TemplatesTest.maps(panel.get("queries")))
                .map(query -> query.get("expr").toString())
                .toList();
    }

    private static String sources() {
        return Stream.concat(Stream.of("common-events", "wecom-client"), Chart.services().stream())
                .flatMap(module ->
                        Chart.files(Chart.ROOT.resolve(module).resolve("src/main/java")).stream())
                .map(Chart::read)
                .collect(Collectors.joining("\n"));
    }
}
