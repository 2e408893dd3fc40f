package com.wecombridge.local.bench;

import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Sample;
import com.wecombridge.local.Detours;
import com.wecombridge.local.Plan;
import com.wecombridge.local.Stack;
import com.wecombridge.local.Watch;
import com.wecombridge.local.command.Ascent;
import com.wecombridge.local.part.JavaProgram.StartUpCaches;
import com.wecombridge.local.part.Keeper;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.part.Programs;
import com.wecombridge.local.state.Ports;
import com.wecombridge.local.state.Secrets;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A stack whose services are down, and are started in one way or another. */
final class Services implements AutoCloseable {

    private static final Duration IN_ORDER = Duration.ofSeconds(30);

    private final Stack stack;
    private final Plan plan;
    private final Keeper keeper;
    private final List<Part> parts;

    private Services(Stack stack) {
        this.stack = stack;
        this.plan = new Plan(stack);
        this.keeper = new Keeper(stack.state(), stack.ports());
        this.parts = plan.services();
    }

    /** All of the stack ran once, so that every table and topic is there. */
    static Services prepared(Path folder) {
        var repository = Path.of("../..").toAbsolutePath().normalize();
        var state = StateFolder.open(folder.resolve("state"));
        var ports = Ports.lastOrFree(state);
        var secrets = Secrets.in(state);
        var services =
                new Services(
                        new Stack(
                                repository,
                                state,
                                ports,
                                secrets,
                                Programs.ofJars(StartUpCaches.OFF),
                                Watch.NOBODY,
                                Detours.NONE));
        new Ascent(services.stack, new PrintWriter(System.out, true, StandardCharsets.UTF_8)).run();
        services.parts.forEach(part -> services.keeper.stop(part, IN_ORDER));
        return services;
    }

    /** As the build leaves them. */
    List<Start> fatJars(List<String> flags) {
        var jars = plan.serviceJars();
        return starts(number -> join(flags, List.of("-jar", jars.get(number).toString())));
    }

    /** A thin jar beside its libraries, with a cache that is made here by a run of its own. */
    List<Start> cached(String name, List<String> flags) throws IOException {
        var all = new ArrayList<Start>();
        for (Part part : parts) {
            var cache = stack.state().apps().resolve(part.name() + "-" + name + ".aot");
            var recording = with(flags, "-XX:AOTCacheOutput=" + cache);
            start(part, join(recording, unpacked(part))).run().stop();
            all.add(start(part, join(with(flags, "-XX:AOTCache=" + cache), unpacked(part))));
        }
        return List.copyOf(all);
    }

    /** One after the other; then all of them stand there, and are stopped. */
    Sample start(List<Start> starts) throws IOException {
        var running = new ArrayList<Start.Running>();
        try {
            for (Start start : starts) {
                running.add(start.run());
            }
            double millis = running.stream().mapToLong(one -> one.took().toMillis()).sum();
            double megabytes = 0;
            for (var one : running) {
                megabytes += one.residentMegabytes();
            }
            return Sample.of(Figure.START, millis).and(Figure.RESIDENT, megabytes);
        } finally {
            running.forEach(Start.Running::stop);
        }
    }

    private List<Start> starts(IntFunction<List<String>> command) {
        return IntStream.range(0, parts.size())
                .mapToObj(number -> start(parts.get(number), command.apply(number)))
                .toList();
    }

    private Start start(Part part, List<String> arguments) {
        return new Start(
                part.name(),
                arguments,
                part.launch().get().environment(),
                part.probe(),
                stack.state().log(part.name() + "-bench"));
    }

    /** {@code -jar} and what it names, without the flags before it. */
    private static List<String> unpacked(Part part) {
        var command = part.launch().get().command();
        return command.subList(command.indexOf("-jar"), command.size());
    }

    private static List<String> join(List<String> flags, List<String> program) {
        return Stream.concat(flags.stream(), program.stream()).toList();
    }

    private static List<String> with(List<String> flags, String another) {
        return Stream.concat(flags.stream(), Stream.of(another)).toList();
    }

    @Override
    public void close() {
        plan.all().reversed().forEach(keeper::kill);
    }
}
