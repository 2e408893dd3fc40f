package com.wecombridge.launcher;

import org.springframework.boot.SpringApplication;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** Serves, or runs the errand that the arguments name. */
public final class Launcher {

    private Launcher() {}

    /**
     * Called by {@code main}.
     *
     * @param service the application that serves
     * @param arguments none, or settings that begin with {@code --}, to serve; else an errand
     */
    public static void run(Class<?> service, String... arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("--")) {
            SpringApplication.run(service, arguments);
        } else {
            System.exit(commandLine().execute(arguments));
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Errands()).setExecutionExceptionHandler(Launcher::explain);
    }

    /** One line says why; the stack trace of a foreign library tells an operator nothing. */
    private static int explain(Exception failure, CommandLine commandLine, ParseResult parsed) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        var what = cause instanceof ErrandException ? "" : cause.getClass().getSimpleName() + ": ";
        commandLine.getErr().println("FAILED: " + what + cause.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Command(
            name = "service",
            description = "Without an argument it serves.",
            mixinStandardHelpOptions = true,
            subcommands = {MigrationErrand.class, TopicsErrand.class, SelfTest.class})
    private static final class Errands {}
}
