package com.wecombridge.local.command;

import com.wecombridge.local.Plan;
import com.wecombridge.local.Provider;
import com.wecombridge.local.Service;
import com.wecombridge.local.Stack;
import com.wecombridge.local.part.Keeper;
import com.wecombridge.local.part.Keeper.Outcome;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.state.Machine;
import com.wecombridge.local.state.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts what does not run as it should, and returns when all of it is ready. */
@Command(name = "up", description = "Start the stack; what runs as it should is left alone.")
public final class Up implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Option(
            names = "--free-ports",
            description = "Take ports that nobody uses, beside another stack.")
    private boolean freePorts;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Stack stack = freePorts ? where.beside() : where.wanted();
        try (var _ = stack.state().lock()) {
            var screen = new Screen(spec.commandLine().getOut());
            new Ascent(stack, screen).run();
            greet(screen, stack);
            return 0;
        } catch (IOException unlockable) {
            throw new UncheckedIOException(unlockable);
        }
    }

    /** One run of the command. */
    private record Ascent(Stack stack, Plan plan, Keeper keeper, Screen screen) {

        Ascent(Stack stack, Screen screen) {
            this(stack, Where.plan(stack), Where.keeper(stack), screen);
        }

        void run() {
            screen.line("Local stack in " + stack.state().root());
            List<Path> services =
                    plan.serviceJars(); // fails before anything is started if one is not built
            long missing = plan.all().stream().filter(part -> !keeper.isRunning(part)).count();
            Machine.requireMemory(missing);
            stack.ports().store(stack.state());
            bring(plan.infrastructure());
            prepare(services);
            bring(plan.surroundings());
            bring(plan.services());
            new Provider(stack, plan.environment()).register();
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
                    Screen.seconds(start)
                            + (created == 0 ? "" : "   " + created + " topics created"));
        }
    }

    private static void greet(Screen screen, Stack stack) {
        var ports = stack.ports();
        screen.line(
                """

                The stack is up.
                  gateway (API, callbacks)   %s
                  WeCom simulator            %s   its proxy, the public address: %s
                  CRM simulator              %s
                  sign-in                    %s/login
                    people   wang.fang (acme, administrator) · li.lei (acme) · chen.jie (globex, administrator) · zhou.yun (operator)
                    scripts  acme-admin · globex-admin · acme-auditor · operator, secret <client>-local-only
                  logs                       make logs NAME=<process>, files in %s/logs
                """
                        .formatted(
                                ports.http(Port.GATEWAY),
                                ports.http(Port.WECOM_SIMULATOR),
                                ports.http(Port.WECOM_PROXY),
                                ports.http(Port.CRM_SIMULATOR),
                                ports.http(Port.OIDC),
                                stack.state().root())
                        .stripTrailing());
    }
}
