package com.wecombridge.images;

import com.wecombridge.local.state.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code make images}. */
@Command(
        name = "images",
        description = "Lays and packs the images of services and simulators.",
        subcommands = {Lay.class, Pack.class},
        mixinStandardHelpOptions = true)
public final class Images {

    private Images() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Images())
                        .setExecutionExceptionHandler(Images::explain)
                        .execute(arguments));
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof StackException known) {
            command.getErr().println("FAILED: " + known.getMessage());
            return 1;
        }
        throw failure;
    }
}
