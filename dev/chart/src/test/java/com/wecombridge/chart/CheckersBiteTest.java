package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake for each checker, which finds it. */
class CheckersBiteTest {

    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: planted}
            spec:
              template:
                spec:
                  containers: [{name: a, image: "example/a:1"}]
            """;

    static List<String> versions() {
        return KubernetesTypes.VERSIONS;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aFieldThatKubernetesDoesNotKnow(String version) {
        var planted =
                manifest(
                        DEPLOYMENT.replace(
                                "spec:\n  template", "spec:\n  replicaz: 3\n  template"));

        assertThat(KubernetesTypes.of(version).faults(planted))
                .containsExactly("Deployment/planted.Spec has no replicaz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a}                    | {name: a, command: x}",
                "{name: planted}              | {name: planted, labels: {a: 1}}",
                "{name: planted}              | {name: planted, labels: {a: true}}",
            })
    void aValueOfAWrongType(String found, String planted) {
        var text =
                DEPLOYMENT
                        .replace("{name: a, image: \"example/a:1\"}", "{name: a}")
                        .replace(found, planted);

        assertThat(KubernetesTypes.of("1.36").faults(manifest(text))).hasSize(1);
    }

    /** The three versions are different ones: each later one knows something more. */
    @Test
    void aFieldOfALaterKubernetes() {
        var since134 =
                manifest(
                        DEPLOYMENT.replace(
                                "containers:", "hostnameOverride: a\n      containers:"));
        var since136 =
                manifest(
                        DEPLOYMENT.replace(
                                "containers:", "schedulingGroup: {}\n      containers:"));

        assertThat(KubernetesTypes.of("1.33").faults(since134)).isNotEmpty();
        assertThat(KubernetesTypes.of("1.34").faults(since134)).isEmpty();
        assertThat(KubernetesTypes.of("1.34").faults(since136)).isNotEmpty();
        assertThat(KubernetesTypes.of("1.36").faults(since136)).isEmpty();
    }

    @Test
    void aFieldThatAnOperatorDoesNotKnow() {
        var certificate =
                """
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: planted, labels: {}}
                spec: {secretName: a, issuerRef: {name: b}%s}
                """;

        assertThat(CustomTypes.faults(manifest(certificate.formatted("")))).isEmpty();
        assertThat(CustomTypes.faults(manifest(certificate.formatted(", dnsName: c")))).hasSize(1);
        assertThat(CustomTypes.faults(manifest(DEPLOYMENT))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "containers[0].image                                    | example/a:latest | image with a tag",
                "containers[0].image                                    | example/a        | image with a tag",
                "containers[0].securityContext.readOnlyRootFilesystem   | false            | readOnlyRootFilesystem is true",
                "containers[0].securityContext.privileged               | false            | no securityContext.privileged",
                "automountServiceAccountToken                           | true             | automountServiceAccountToken is false",
                "hostNetwork                                            | true             | has no hostNetwork",
                "securityContext.runAsUser                              | 0                | not root",
                "containers[0].resources.limits.memory                  |                  | has resources.limits.memory",
                "containers[0].livenessProbe                            |                  | has livenessProbe",
            })
    void aPodThatBreaksThePolicy(String path, String value, String says) {
        var good =
                Chart.installed().render(Values.set("minimal")).stream()
                        .filter(manifest -> manifest.kind().equals("Deployment"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Policy.faults(good)).isEmpty();

        plant(
                good.pods().findFirst().orElseThrow(),
                path,
                value == null ? null : Values.parser().load(value));

        assertThat(Policy.faults(good)).anySatisfy(fault -> assertThat(fault).contains(says));
    }

    @Test
    void aChartThatTheLinterDislikes() {
        assertThat(Chart.lint(Map.of("publicBaseUrl", "nowhere"))).isNotEmpty();
    }

    @Test
    void aTemplateThatForgetsToQuote() {
        var careless = Chart.copied("careless", template -> template.replace("| quote", ""));
        var values = Values.with(Values.set("minimal"), "secretsRevision", "true");

        assertThat(careless.render(values))
                .flatExtracting(RenderedObjectsTest::faults)
                .isNotEmpty();
        assertThat(Chart.installed().render(values))
                .flatExtracting(RenderedObjectsTest::faults)
                .isEmpty();
    }

    @Test
    void aKeyThatStandsTwice() {
        assertThatThrownBy(() -> manifest("kind: A\nkind: B\n"))
                .hasMessageContaining("duplicate key");
    }

    @Test
    void aUnitTestThatDoesNotHold() {
        var test =
                """
                it: should fail
                asserts: [{object: Deployment/*, path: spec.replicas, is: 7}]
                """;
        var refusal =
                """
                it: should fail
                asserts: [{fails: no such words}]
                """;
        var nobody =
                """
                it: should fail
                asserts: [{object: Deployment/nobody, path: spec.replicas, is: 2}]
                """;

        assertThat(List.of(test, refusal, nobody))
                .allSatisfy(planted ->
                        assertThatThrownBy(() -> TemplatesTest.run(Values.map(planted)))
                                .isInstanceOf(AssertionError.class));
    }

    @Test
    void aMetricAndATopicThatNobodyMakes() {
        assertThat(
                        MetricsTest.unknown(
                                "sum(rate(gateway_callbacks_ack_seconds_count[5m])) + wecom_dreams_total"))
                .containsExactly("wecom_dreams_total");
        assertThat(DriftTest.topicsIn("WECOM_CALLBACKS(\"wecom.callbacks\", false),"))
                .containsKey("wecom.callbacks");
    }

    @Test
    void aValueThatNobodyDescribes() {
        assertThatThrownBy(() -> ValuesTable.of("a:\n  # -- Known.\n  b: 1\n  c: 2\n"))
                .hasMessageContaining("a.c is not described");
    }

    private static Manifest manifest(String yaml) {
        return new Manifest(Values.map(yaml));
    }

    /** Sets a field deep in an object, or takes it away. */
    @SuppressWarnings("unchecked") // objects are maps of strings
    private static void plant(Object root, String path, Object value) {
        int last = path.lastIndexOf('.');
        var parent =
                (Map<String, Object>)
                        (last < 0
                                ? root
                                : Manifest.at(root, path.substring(0, last)).orElseThrow());
        if (value == null) {
            parent.remove(path.substring(last + 1));
        } else {
            parent.put(path.substring(last + 1), value);
        }
    }
}
