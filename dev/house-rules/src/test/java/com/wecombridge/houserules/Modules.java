package com.wecombridge.houserules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the code under these rules is. */
final class Modules {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static final List<String> SERVICES =
            List.of(
                    "contact-sync-service",
                    "binding-service",
                    "notification-service",
                    "archive-service",
                    "sidebar-gateway");

    private Modules() {}

    static JavaClasses product() {
        return new ClassFileImporter()
                .importPaths(
                        Stream.concat(
                                        Stream.of("common-events", "wecom-client", "launcher"),
                                        SERVICES.stream())
                                .map(Modules::classesOf)
                                .toList());
    }

    static JavaClasses services() {
        return new ClassFileImporter()
                .importPaths(SERVICES.stream().map(Modules::classesOf).toList());
    }

    static JavaClasses simulators() {
        return new ClassFileImporter()
                .importPaths(
                        Stream.of("dev/wecom-simulator", "dev/crm-simulator")
                                .map(Modules::classesOf)
                                .toList());
    }

    /** What works on a running system, and is never deployed. */
    static JavaClasses tools() {
        return new ClassFileImporter()
                .importPaths(
                        Stream.of("dev/local", "dev/faults", "dev/corpus", "dev/fault-proxy")
                                .map(Modules::classesOf)
                                .toList());
    }

    private static Path classesOf(String module) {
        var classes = ROOT.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(
                    "compile " + module + " first: " + classes + " is missing");
        }
        return classes;
    }
}
