package com.wecombridge.local.command;

import com.wecombridge.local.Stack;
import com.wecombridge.local.part.Keeper;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.state.Footprint;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says of each process whether it is ready; fails if one is not. */
@Command(name = "health", description = "Say of each process whether it is ready.")
public final class Health implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Stack stack = where.lastStarted();
        var screen = new Screen(spec.commandLine().getOut());
        boolean healthy = true;
        for (Part part : Where.plan(stack).all()) {
            healthy &= tell(part, stack, screen);
        }
        return healthy ? 0 : 1;
    }

    private static boolean tell(Part part, Stack stack, Screen screen) {
        Keeper keeper = Where.keeper(stack);
        if (!keeper.isRunning(part)) {
            screen.row(part.name(), "down", "make up starts it");
            return false;
        }
        boolean ready = part.probe().ready();
        String about =
                Footprint.of(stack.state(), part.name())
                        .map(running ->
                                "pid %-8d up %-9s %s"
                                        .formatted(
                                                running.pid(),
                                                age(running.startedAt()),
                                                part.address()))
                        .orElse(part.address());
        screen.row(part.name(), ready ? "healthy" : "not ready", about);
        return ready;
    }

    private static String age(Instant since) {
        Duration age = Duration.between(since, Instant.now());
        return age.toHours() > 0
                ? "%d h %d min".formatted(age.toHours(), age.toMinutesPart())
                : "%d min %d s".formatted(age.toMinutes(), age.toSecondsPart());
    }
}
