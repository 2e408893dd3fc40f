package com.wecombridge.local.command;

import com.wecombridge.local.state.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program behind {@code make up}, {@code health}, {@code logs}, {@code down} and {@code nuke}.
 */
@Command(
        name = "local",
        description = "Starts, watches and stops the local stack.",
        subcommands = {Up.class, Health.class, Logs.class, Settings.class, Down.class, Nuke.class},
        mixinStandardHelpOptions = true)
public final class LocalStack {

    private LocalStack() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LocalStack()).setExecutionExceptionHandler(LocalStack::explain);
    }

    /** A line for a person where we know one; the whole trace only for what we did not foresee. */
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
