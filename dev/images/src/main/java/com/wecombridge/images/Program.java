package com.wecombridge.images;

import com.wecombridge.local.state.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What gets an image of its own.
 *
 * @param module its folder in the repository; the image is called as the last part of it
 */
record Program(String module) {

    static final List<Program> ALL =
            Stream.of(
                            "contact-sync-service",
                            "binding-service",
                            "notification-service",
                            "archive-service",
                            "sidebar-gateway",
                            "dev/wecom-simulator",
                            "dev/crm-simulator",
                            "dev/oidc-provider")
                    .map(Program::new)
                    .toList();

    String name() {
        return Path.of(module).getFileName().toString();
    }

    /** The executable jar, as the build leaves it. */
    Path jar(Path repository) {
        var target = repository.resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(this::notBuilt);
        } catch (IOException _) {
            throw notBuilt();
        }
    }

    private StackException notBuilt() {
        return new StackException(module + " is not built: run make images");
    }
}
