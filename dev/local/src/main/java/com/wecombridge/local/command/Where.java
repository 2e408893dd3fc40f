package com.wecombridge.local.command;

import com.wecombridge.local.Detours;
import com.wecombridge.local.Plan;
import com.wecombridge.local.Stack;
import com.wecombridge.local.Watch;
import com.wecombridge.local.part.JavaProgram.StartUpCaches;
import com.wecombridge.local.part.Keeper;
import com.wecombridge.local.part.Programs;
import com.wecombridge.local.state.Ports;
import com.wecombridge.local.state.Secrets;
import com.wecombridge.local.state.StateFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which stack is meant: the options every command shares. */
final class Where {

    @Option(
            names = "--repository",
            defaultValue = ".",
            description = "Root of the repository. Default: here.")
    private Path repository = Path.of(".");

    @Option(
            names = "--state",
            defaultValue = "${env:WECOM_BRIDGE_STATE:-.local}",
            description =
                    "State folder. Default: WECOM_BRIDGE_STATE, else .local in the repository.")
    private Path state = Path.of(".local");

    private final Map<String, String> environment = System.getenv();

    /** The stack as it was last started. */
    Stack lastStarted() {
        StateFolder folder = folder();
        return stack(folder, Ports.last(folder, environment));
    }

    /** The stack as the environment asks for it now. */
    Stack wanted() {
        return stack(folder(), Ports.from(environment));
    }

    /** A stack that disturbs no other: on free ports, unless it has run before. */
    Stack beside() {
        StateFolder folder = folder();
        return stack(folder, Ports.lastOrFree(folder).replicated(environment));
    }

    /** The same, with as many processes as it was last started with. */
    static Stack asLastStarted(Stack stack) {
        return new Stack(
                stack.repository(),
                stack.state(),
                Ports.last(stack.state(), Map.of()),
                stack.secrets(),
                stack.programs(),
                stack.watch(),
                stack.detours());
    }

    StateFolder folder() {
        Path root = repository.toAbsolutePath().normalize();
        return StateFolder.open(root.resolve(state));
    }

    static Keeper keeper(Stack stack) {
        return new Keeper(stack.state(), stack.ports());
    }

    static Plan plan(Stack stack) {
        return new Plan(stack);
    }

    private Stack stack(StateFolder folder, Ports ports) {
        var caches =
                "off".equals(environment.get("WECOM_BRIDGE_START_UP_CACHES"))
                        ? StartUpCaches.OFF
                        : StartUpCaches.MADE_AND_USED;
        return new Stack(
                repository.toAbsolutePath().normalize(),
                folder,
                ports,
                Secrets.in(folder),
                new Programs(
                        caches,
                        Optional.ofNullable(environment.get("WECOM_BRIDGE_ROOTS")).map(Path::of)),
                Watch.from(environment),
                Detours.last(folder));
    }
}
