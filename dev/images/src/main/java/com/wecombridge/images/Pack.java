package com.wecombridge.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an image of each file system: as a file for {@code docker load}, or in a registry. */
@Command(name = "pack", description = "Make an image of each file system.")
final class Pack implements Callable<Integer> {

    private static final double MEGABYTE = 1_000_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--roots", required = true, description = "Where they were laid.")
    private Path roots = Path.of(".");

    @Option(names = "--into", required = true, description = "The folder of the files.")
    private Path into = Path.of(".");

    @Option(names = "--version", required = true, description = "The images' tag.")
    private String version = "";

    @Option(
            names = "--base",
            description = "An image with a Java 25 on its path, in place of our own; by digest.")
    private Optional<String> base = Optional.empty();

    @Option(
            names = "--platform",
            defaultValue = "amd64",
            description = "Of the base. Default: ${DEFAULT-VALUE}.")
    private String architecture = "amd64";

    @Option(names = "--push", description = "A registry and path; else files are written.")
    private Optional<String> registry = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(into);
        for (Program program : Program.ALL) {
            var root = new Root(roots.resolve(program.name()));
            var image = new ImageFile(program.name(), version, root, base, architecture);
            if (registry.isPresent()) {
                var digest = image.push(registry.get());
                say("%-22s %s".formatted(program.name(), digest));
            } else {
                var file = into.resolve(program.name() + ".tar");
                var digest = image.write(file);
                double megabytes = Files.size(file) / MEGABYTE;
                say("%-22s %6.1f MB   %s".formatted(program.name(), megabytes, digest));
            }
        }
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
