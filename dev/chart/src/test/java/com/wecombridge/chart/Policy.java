package com.wecombridge.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is asked of every pod: Pod Security "restricted", and what an operator would ask besides.
 */
final class Policy {

    private record Rule(String says, Predicate<Object> holds) {}

    private static final List<Rule> OF_PODS =
            List.of(
                    is("automountServiceAccountToken", false),
                    is("securityContext.runAsNonRoot", true),
                    is("securityContext.seccompProfile.type", "RuntimeDefault"),
                    new Rule(
                            "runs as a user that is not root",
                            // Where none is named, the platform names one; runAsNonRoot holds.
                            pod ->
                                    !Manifest.at(pod, "securityContext.runAsUser")
                                            .equals(Optional.of(0))),
                    absent("hostNetwork"),
                    absent("hostPID"),
                    absent("hostIPC"),
                    new Rule(
                            "mounts nothing of its node",
                            pod -> listed(pod, "volumes").allMatch(Policy::isAllowed)));

    private static final List<Rule> OF_CONTAINERS =
            List.of(
                    is("securityContext.allowPrivilegeEscalation", false),
                    is("securityContext.readOnlyRootFilesystem", true),
                    is("securityContext.runAsNonRoot", true),
                    is("securityContext.capabilities.drop", List.of("ALL")),
                    absent("securityContext.capabilities.add"),
                    absent("securityContext.privileged"),
                    present("resources.requests.cpu"),
                    present("resources.requests.memory"),
                    present("resources.limits.memory"),
                    new Rule("has an image with a tag or digest, and not latest", Policy::isPinned),
                    new Rule("has no secret among its plain settings", Policy::holdsNoSecret));

    private static final List<Rule> OF_SERVERS =
            List.of(
                    present("startupProbe"),
                    present("readinessProbe"),
                    present("livenessProbe"),
                    new Rule("has three probes that differ", Policy::probesDiffer));

    private Policy() {}

    static List<String> faults(Manifest manifest) {
        return manifest.pods().flatMap(pod -> faults(manifest, pod)).toList();
    }

    private static Stream<String> faults(Manifest manifest, Object pod) {
        boolean serves =
                List.of("Deployment", "StatefulSet", "DaemonSet").contains(manifest.kind());
        var containers =
                Stream.concat(listed(pod, "containers"), listed(pod, "initContainers")).toList();
        return Stream.of(
                        broken(manifest, OF_PODS, Stream.of(pod)),
                        broken(manifest, OF_CONTAINERS, containers.stream()),
                        serves
                                ? broken(manifest, OF_SERVERS, containers.stream())
                                : Stream.<String>of())
                .flatMap(faults -> faults);
    }

    private static Stream<String> broken(
            Manifest manifest, List<Rule> rules, Stream<Object> things) {
        return things.flatMap(thing ->
                rules.stream()
                        .filter(rule -> !rule.holds.test(thing))
                        .map(rule -> manifest + ": " + rule.says));
    }

    private static Rule is(String path, Object wanted) {
        return new Rule(
                path + " is " + wanted,
                thing -> Manifest.at(thing, path).equals(Optional.of(wanted)));
    }

    private static Rule present(String path) {
        return new Rule("has " + path, thing -> Manifest.at(thing, path).isPresent());
    }

    private static Rule absent(String path) {
        return new Rule("has no " + path, thing -> Manifest.at(thing, path).isEmpty());
    }

    private static boolean isAllowed(Object volume) {
        return volume instanceof Map<?, ?> map
                && map.keySet().stream()
                        .filter(key -> !key.equals("name"))
                        .allMatch(
                                List.of("emptyDir", "secret", "configMap", "persistentVolumeClaim")
                                        ::contains);
    }

    private static boolean isPinned(Object container) {
        return Manifest.at(container, "image")
                .map(Object::toString)
                .filter(image -> image.matches(".+(:[^/:]+|@sha256:[a-f0-9]{64})"))
                .filter(image -> !image.endsWith(":latest"))
                .isPresent();
    }

    private static boolean holdsNoSecret(Object container) {
        return listed(container, "env")
                .filter(variable -> Manifest.at(variable, "value").isPresent())
                .map(variable -> Manifest.at(variable, "name").map(Object::toString).orElse(""))
                .noneMatch(name ->
                        name.matches(".*(PASSWORD|SECRET|TOKEN|JAAS|AES_KEY|MASTER_KEY).*"));
    }

    private static boolean probesDiffer(Object container) {
        return Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                        .map(probe -> Manifest.at(container, probe))
                        .distinct()
                        .count()
                == 3;
    }

    private static Stream<Object> listed(Object thing, String path) {
        return Manifest.at(thing, path).stream().flatMap(list -> Manifest.listed(list).stream());
    }
}
