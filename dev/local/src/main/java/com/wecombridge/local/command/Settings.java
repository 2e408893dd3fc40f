package com.wecombridge.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints where the stack is, as {@code NAME=value} lines for {@code env}. */
@Command(name = "settings", description = "Print where the stack is, as NAME=value lines.")
public final class Settings implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var screen = new Screen(spec.commandLine().getOut());
        Where.plan(where.lastStarted())
                .environment()
                .ofVisitor()
                .forEach((name, value) -> screen.line(name + "=" + value));
        return 0;
    }
}
