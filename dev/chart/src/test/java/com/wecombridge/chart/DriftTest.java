package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart and the services both say, they say alike. */
class DriftTest {

    /** Read by what we stand on, or by a library of ours under the name of its property. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "JAVA_TOOL_OPTIONS",
                    "MANAGEMENT_SERVER_PORT",
                    "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE",
                    "WECOMBRIDGE_WORK_FAREWELL",
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "WECOM_API_BASE_URL",
                    "WECOM_WEB_BASE_URL",
                    "WECOM_EGRESS_PROXY",
                    "WECOM_LIMITS_REPLICAS",
                    "WECOM_LIMITS_SHARE",
                    "WECOM_LIMITS_PROVIDER_ADDRESS",
                    "PUBLIC_BASE_URL",
                    "SECRETS_MASTER_KEY");

    /** Read by nobody yet: the chart is ahead of the services. Each goes once it is read. */
    private static final Set<String> NOT_YET = Set.of("WECOM_FINANCE_SDK_DIR");

    static Stream<String> services() {
        return Chart.services().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceGetsWhatItRequires(String service) {
        var required = new TreeSet<String>();
        documents(service)
                .forEach(document ->
                        Manifest.at(document, "wecombridge.required")
                                .ifPresent(names ->
                                        ((Map<?, ?>) names)
                                                .keySet()
                                                .forEach(name ->
                                                        required.add(
                                                                name.toString()
                                                                        .replaceAll(
                                                                                "[\\[\\]]", "")))));
        var given = settings(service, "minimal");

        assertThat(required).contains("DATABASE_OWNER_PASSWORD", "KAFKA_BOOTSTRAP_SERVERS");
        assertThat(required.stream().filter(name -> !name.startsWith("DATABASE_OWNER_")))
                .isSubsetOf(given);
        // Nor does a service meet the owner of its tables, unless it migrates them itself.
        assertThat(given).doesNotContain("DATABASE_OWNER_PASSWORD");
        assertThat(settings(service, "digests")).containsAll(required);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceGetsNothingThatNobodyReads(String service) {
        var read =
                Pattern.compile("\\$\\{([A-Z_]+)[:}]")
                        .matcher(yaml(service))
                        .results()
                        .map(name -> name.group(1))
                        .collect(Collectors.toSet());
        assertThat(read).doesNotContainAnyElementsOf(NOT_YET);
        read.addAll(ELSEWHERE);
        read.addAll(NOT_YET);

        assertThat(settings(service, "production")).isSubsetOf(read);
    }

    @Test
    void topicsAreThoseOfTheCatalogue() {
        var catalogue =
                Chart.read(
                        Chart.ROOT.resolve(
                                "common-events/src/main/java/com/wecombridge/events/Topic.java"));

        assertThat(topicsOfTheChart("cleanup")).isEqualTo(topicsIn(catalogue));
    }

    @Test
    void whoHearsATopicIsWhoSaysSo() {
        Map<String, Object> heard = new TreeMap<>();
        topicsOfTheChart("cleanup")
                .keySet()
                .forEach(topic -> heard.put(topic, new TreeSet<String>()));
        for (String service : Chart.services()) {
            Pattern.compile("destination: ([a-z.-]+)")
                    .matcher(yaml(service))
                    .results()
                    .forEach(binding ->
                            heard.merge(
                                    binding.group(1),
                                    new TreeSet<>(Set.of(service)),
                                    DriftTest::union));
        }
        Map<String, Object> told = new TreeMap<>();
        topicsOfTheChart("heardBy")
                .forEach((topic, who) -> told.put(topic, new TreeSet<>((List<?>) who)));

        assertThat(told).isEqualTo(heard);
    }

    @Test
    void versionsAreOne() {
        var chart = Values.read(Chart.FOLDER.resolve("Chart.yaml"));
        var project = Chart.read(Chart.ROOT.resolve("pom.xml"));

        assertThat(project).contains("<version>" + chart.get("appVersion") + "-SNAPSHOT</version>");
        assertThat(Chart.installed().render(Values.set("minimal")))
                .flatExtracting(manifest -> manifest.pods().toList())
                .hasSizeGreaterThan(15)
                .extracting(pod -> Manifest.at(pod, "containers[0].image").orElseThrow())
                .allSatisfy(image ->
                        assertThat(image).asString().endsWith(":" + chart.get("appVersion")));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aProbeAsksForAGroupThatThereIs(String service) {
        assertThat(documents(service))
                .anyMatch(document ->
                        Manifest.at(document, "management.endpoint.health.group.startup.include")
                                .isPresent());
    }

    @Test
    void theWorldReachesOnlyDoorsThatTheGatewayHas() {
        var gateway =
                Chart.files(Chart.ROOT.resolve("sidebar-gateway/src/main/java")).stream()
                        .map(Chart::read)
                        .collect(Collectors.joining());
        var paths =
                Chart.installed().render(Values.set("ingress")).stream()
                        .filter(manifest -> manifest.kind().equals("Ingress"))
                        .flatMap(ingress ->
                                Manifest.listed(
                                        ingress.at("spec.rules[0].http.paths").orElseThrow())
                                        .stream())
                        .map(path -> Manifest.at(path, "path").orElseThrow().toString())
                        .toList();

        assertThat(paths)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(gateway).contains("\"" + path));
        assertThat(paths)
                .noneMatch(path ->
                        path.startsWith("/actuator")
                                || path.startsWith("/internal")
                                || path.equals("/"));
    }

    /** Name of each topic, and how it is cleaned up. */
    static Map<String, Object> topicsIn(String catalogue) {
        Map<String, Object> topics = new TreeMap<>();
        Pattern.compile("[A-Z_]+\\(\"([a-z.-]+)\", (true|false)\\)")
                .matcher(catalogue)
                .results()
                .forEach(topic ->
                        topics.put(
                                topic.group(1),
                                topic.group(2).equals("true") ? "compact" : "delete"));
        return topics;
    }

    private static Map<String, Object> topicsOfTheChart(String property) {
        List<Map<String, Object>> list =
                Values.parser().load(Chart.read(Chart.FOLDER.resolve("files/topics.yaml")));
        Map<String, Object> topics = new TreeMap<>();
        list.forEach(topic -> topics.put(topic.get("name").toString(), topic.get(property)));
        return topics;
    }

    private static Object union(Object left, Object right) {
        var all = new TreeSet<Object>((Set<?>) left);
        all.addAll((Set<?>) right);
        return all;
    }

    /** Names of all settings that the service's container gets. */
    private static Set<String> settings(String service, String set) {
        var drawn = Chart.installed().render(Values.set(set));
        var name = Chart.RELEASE + "-" + service;
        var names = new TreeSet<String>();
        for (Manifest manifest : drawn.stream().filter(one -> one.name().equals(name)).toList()) {
            manifest.at("data")
                    .ifPresent(data ->
                            ((Map<?, ?>) data).keySet().forEach(key -> names.add(key.toString())));
            manifest.at("spec.template.spec.containers[0].env").stream()
                    .flatMap(list -> Manifest.listed(list).stream())
                    .forEach(variable ->
                            names.add(Manifest.at(variable, "name").orElseThrow().toString()));
        }
        return names;
    }

    private static String yaml(String service) {
        return Stream.of(
                        "common-events/src/main/resources/events-defaults.yml",
                        service + "/src/main/resources/application.yml")
                .map(file -> Chart.read(Chart.ROOT.resolve(file)))
                .collect(Collectors.joining("\n---\n"));
    }

    private static List<Object> documents(String service) {
        List<Object> documents = new ArrayList<>();
        Values.parser().loadAll(yaml(service)).forEach(documents::add);
        return documents;
    }
}
