package com.wecombridge.images;

import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lays the file system of every image, without start-up caches. */
@Command(name = "lay", description = "Lay the file systems, each in a folder.")
final class Lay implements Callable<Integer> {

    @Option(names = "--repository", defaultValue = ".", description = "Default: here.")
    private Path repository = Path.of(".");

    @Option(names = "--base", required = true, description = "What dev/images/base has laid.")
    private Path base = Path.of(".");

    @Option(names = "--roots", required = true, description = "The folder of all of them.")
    private Path roots = Path.of(".");

    @Override
    public Integer call() throws IOException {
        StateFolder.delete(roots);
        Files.createDirectories(roots);
        for (Program program : Program.ALL) {
            new Root(roots.resolve(program.name())).lay(base, program.jar(repository));
        }
        return 0;
    }
}
