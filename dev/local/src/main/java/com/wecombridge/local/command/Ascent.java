package com.wecombridge.local.command;

import com.wecombridge.local.Plan;
import com.wecombridge.local.Provider;
import com.wecombridge.local.Service;
import com.wecombridge.local.Stack;
import com.wecombridge.local.part.Keeper;
import com.wecombridge.local.part.Keeper.Outcome;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.state.Machine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings a whole stack up, wave by wave, with a line for each process. */
public final class Ascent {

    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final Stack stack;
    private final Plan plan;
    private final Keeper keeper;
    private final Screen screen;

    public Ascent(Stack stack, PrintWriter out) {
        this.stack = stack;
        this.plan = Where.plan(stack);
        this.keeper = Where.keeper(stack);
        this.screen = new Screen(out);
    }

    /** Returns when all of it is ready; what runs as it should is left alone. */
    public void run() {
        screen.line("Local stack in " + stack.state().root());
        List<Path> services =
                plan.serviceJars(); // fails before anything is started if one is not built
        long missing = plan.all().stream().filter(part -> !keeper.isRunning(part)).count();
        Machine.requireMemory(missing);
        retire();
        stack.ports().store(stack.state());
        stack.detours().store(stack.state());
        bring(plan.infrastructure());
        prepare(services);
        bring(plan.surroundings());
        bring(plan.services());
        bring(plan.doors());
        new Provider(stack, plan.environment()).register();
    }

    /** What ran when there were more processes of each service, or fewer, and has no place now. */
    private void retire() {
        var wanted = plan.all().stream().map(Part::name).toList();
        Where.plan(Where.asLastStarted(stack)).all().reversed().stream()
                .filter(part -> !wanted.contains(part.name()))
                .filter(keeper::isRunning)
                .forEach(part -> keeper.stop(part, FAREWELL));
    }

    /** All of a wave start together; each gets its line when it is ready. */
    private void bring(List<Part> wave) {
        long start = System.nanoTime();
        Map<Part, Outcome> outcomes = new LinkedHashMap<>();
        wave.forEach(part -> outcomes.put(part, keeper.start(part)));
        List<Part> pending = new ArrayList<>(wave);
        while (!pending.isEmpty()) {
            Part ready = keeper.awaitFirst(pending);
            pending.remove(ready);
            screen.row(
                    ready.name(),
                    word(outcomes.get(ready)),
                    Screen.seconds(start) + "   " + ready.address());
        }
    }

    private static String word(@Nullable Outcome outcome) {
        return switch (outcome) {
            case RUNNING -> "runs";
            case RESTARTED -> "restarted";
            case STARTED -> "ready";
            case null -> "ready";
        };
    }

    private void prepare(List<Path> services) {
        long start = System.nanoTime();
        plan.databases().create(Service.databases());
        int created = plan.topics().create(services);
        screen.row(
                "databases, topics",
                "ready",
                Screen.seconds(start) + (created == 0 ? "" : "   " + created + " topics created"));
    }
}
