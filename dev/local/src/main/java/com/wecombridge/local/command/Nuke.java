package com.wecombridge.local.command;

import com.wecombridge.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends the stack at once and removes everything it kept. */
@Command(name = "nuke", description = "Stop the stack and remove all its data.")
public final class Nuke implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Stack stack = where.lastStarted();
        try (var _ = stack.state().lock()) {
            Where.keeper(stack).killAll();
            stack.state().remove();
        } catch (IOException unlockable) {
            throw new UncheckedIOException(unlockable);
        }
        new Screen(spec.commandLine().getOut()).line("Removed " + stack.state().root());
        return 0;
    }
}
