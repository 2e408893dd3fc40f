package com.wecombridge.local.command;

import com.wecombridge.local.Stack;
import com.wecombridge.local.part.LogTail;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.state.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the last lines of one log, or a few of each. */
@Command(name = "logs", description = "Show the last lines of one process, or a few of each.")
public final class Logs implements Callable<Integer> {

    private static final int OF_ONE = 200;
    private static final int OF_EACH = 8;

    @Mixin private Where where = new Where();

    @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "", description = "A process.")
    private String name = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Stack stack = where.lastStarted();
        var screen = new Screen(spec.commandLine().getOut());
        List<Part> parts = Where.plan(stack).all();
        if (name.isBlank()) {
            parts.forEach(part -> show(screen, stack.state().log(part.name()), OF_EACH));
            return 0;
        }
        if (parts.stream().noneMatch(part -> part.name().equals(name))) {
            throw new StackException(
                    "no process is called %s; there are %s"
                            .formatted(
                                    name,
                                    parts.stream()
                                            .map(Part::name)
                                            .collect(Collectors.joining(", "))));
        }
        show(screen, stack.state().log(name), OF_ONE);
        return 0;
    }

    private static void show(Screen screen, Path log, int lines) {
        screen.line("== " + log);
        LogTail.of(log, lines).forEach(screen::line);
    }
}
