package com.wecombridge.faults.rig;

import com.wecombridge.acceptance.Addresses;
import com.wecombridge.local.Detours;
import com.wecombridge.local.Plan;
import com.wecombridge.local.Stack;
import com.wecombridge.local.Watch;
import com.wecombridge.local.command.Ascent;
import com.wecombridge.local.part.JavaProgram;
import com.wecombridge.local.part.JavaProgram.StartUpCaches;
import com.wecombridge.local.part.Keeper;
import com.wecombridge.local.part.Launch;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.part.Probe;
import com.wecombridge.local.part.Programs;
import com.wecombridge.local.state.Port;
import com.wecombridge.local.state.Ports;
import com.wecombridge.local.state.Secrets;
import com.wecombridge.local.state.StackException;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The system under test. */
public final class Rig implements AutoCloseable {

    private static final Duration IN_ORDER = Duration.ofSeconds(30);

    private static final int STARTS = 3;

    private final Stack stack;
    private final Plan plan;
    private final Keeper keeper;
    private final Proxies proxies;
    private final Signals signals;

    /** Who was told to end, or is on its way to be there again. */
    private final Set<String> excused = ConcurrentHashMap.newKeySet();

    /** Who was down and not excused. */
    private final Set<String> fallen = ConcurrentHashMap.newKeySet();

    private final List<Part> guests = new ArrayList<>();
    private final Map<String, UnaryOperator<Launch>> changes = new ConcurrentHashMap<>();
    private final Map<Part, URI> replicas = new ConcurrentHashMap<>();

    private Rig(Stack stack, Proxies proxies) {
        this.stack = stack;
        this.plan = new Plan(stack);
        this.keeper = new Keeper(stack.state(), stack.ports());
        this.proxies = proxies;
        this.signals = new Signals(stack.state());
    }

    /**
     * Starts everything, on free ports.
     *
     * @param state a folder that is empty or was one before
     */
    public static Rig raise(Path repository, Path state, StartUpCaches caches, PrintWriter out) {
        var folder = StateFolder.open(state);
        var ports = Ports.lastOrFree(folder).replicated(System.getenv());
        var proxies = Proxies.before(ports);
        var stack =
                new Stack(
                        repository,
                        folder,
                        ports,
                        Secrets.in(folder),
                        Programs.ofJars(caches),
                        Watch.from(System.getenv()),
                        proxies.detours());
        var rig = new Rig(stack, proxies);
        new Ascent(stack, out).run();
        if (rig.plan.all().stream().anyMatch(rig.keeper::isRecording)) {
            rig.makeStartUpCaches(out);
        }
        return rig;
    }

    /** Most of a crash's time is a start: with caches, a long run has three times as many. */
    private void makeStartUpCaches(PrintWriter out) {
        plan.all().reversed().forEach(part -> keeper.stop(part, IN_ORDER));
        plan.all().stream().filter(keeper::isStartUpCacheDue).forEach(keeper::makeStartUpCache);
        new Ascent(stack, out).run();
    }

    public Addresses addresses() {
        var ports = stack.ports();
        return new Addresses(
                uri(Port.GATEWAY),
                uri(Port.WECOM_PROXY),
                uri(Port.WECOM_SIMULATOR),
                uri(Port.CRM_SIMULATOR),
                uri(Port.OIDC),
                "localhost:" + ports.of(Port.KAFKA),
                plan.environment().ofVisitor().getOrDefault("WECOM_SUITE_ID", ""));
    }

    private URI uri(Port port) {
        return URI.create(stack.ports().http(port));
    }

    /** Where callbacks are sent: the gateway, through a proxy, and whatever replicas it has. */
    public List<URI> gateways() {
        var first = "http://" + proxies.between(Proxies.WECOM, Port.GATEWAY).address();
        return Stream.concat(Stream.of(URI.create(first)), replicas.values().stream()).toList();
    }

    /**
     * A second gateway beside the first, until all is healed. Returns its name when it is ready.
     */
    public String replicateGateway() {
        var first = part("sidebar-gateway");
        int port = Ports.freeNumbers(1).getFirst();
        var address = "http://localhost:" + port;
        var second =
                new Part(
                        "second-gateway",
                        List.of(),
                        address,
                        Probe.http(address + "/actuator/health/readiness"),
                        () -> first.launch().get().with(Map.of("SERVER_PORT", "" + port)),
                        first.stopSignal());
        keeper.start(second);
        keeper.awaitReady(second);
        replicas.put(second, URI.create(address));
        return second.name();
    }

    /** Makes every topic that is missing, as it was in the beginning. */
    public void makeTopics() {
        plan.topics().create(plan.serviceJars());
    }

    /** Into the database of a service, with every right. The caller closes it. */
    public Connection enter(String database) throws SQLException {
        return plan.databases().enter(database);
    }

    /** A database beside those of the services, and who may enter it. */
    public Map<String, String> database(String name) {
        plan.databases().create(List.of(name));
        return plan.databases().settings(name);
    }

    /** How a program of this repository is started beside the services, with the same care. */
    public Launch program(String name, String jar, String heap, Map<String, String> settings) {
        return new JavaProgram(stack.state(), name, stack.programs().caches())
                .ofFatJar(stack.repository().resolve(jar), heap, settings);
    }

    /** Starts a process that is no part of the system; it ends with it. */
    public void host(Part guest) {
        guests.add(guest);
        start(guest.name());
    }

    public Proxies proxies() {
        return proxies;
    }

    public List<String> services() {
        return plan.services().stream().map(Part::name).toList();
    }

    /**
     * Lets a command of this repository work on the stack.
     *
     * @throws IllegalStateException unless it succeeds
     */
    public void let(String command) throws InterruptedException {
        var builder =
                new ProcessBuilder(command.split(" "))
                        .directory(stack.repository().toFile())
                        .inheritIO();
        builder.environment().put("WECOM_BRIDGE_STATE", stack.state().root().toString());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(command + " failed");
            }
        } catch (IOException unstartable) {
            throw new IllegalStateException(command + " cannot be run", unstartable);
        }
    }

    /** As a power cut would: at once, without farewell. */
    public void kill(String part) {
        excuse(part);
        keeper.kill(part(part));
    }

    /** From now on it may be down; unless it already is. */
    private void excuse(String part) {
        if (!excused.contains(part) && !isRunning(part)) {
            fallen.add(part);
        }
        excused.add(part);
    }

    /**
     * Asks it to end, as whoever rolls out another version does.
     *
     * @return whether it did, in good order
     */
    public boolean end(String part) {
        excuse(part);
        return keeper.stop(part(part), IN_ORDER);
    }

    /**
     * Starts it again, and twice more if it ends meanwhile, as whoever watches over processes does.
     *
     * @return until it was ready
     */
    public Duration start(String part) {
        long begin = System.nanoTime();
        var started = part(part);
        int attempt = 1;
        while (!isUp(started, attempt)) {
            attempt++;
        }
        excused.remove(part);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private boolean isUp(Part started, int attempt) {
        try {
            if (!keeper.isRunning(started)) {
                keeper.start(started);
            }
            keeper.awaitReady(started);
            return true;
        } catch (StackException ended) {
            if (keeper.isRunning(started) || attempt == STARTS) {
                throw ended;
            }
            return false;
        }
    }

    /**
     * Runs it from now on with something changed, until all is healed.
     *
     * @return until it was ready
     */
    public Duration change(String part, UnaryOperator<Launch> change) {
        changes.put(part, change);
        keeper.start(part(part));
        return start(part);
    }

    /**
     * The same, in haste: it is killed first, and whether it ever is ready is for the caller to
     * see.
     */
    public void attempt(String part, UnaryOperator<Launch> change) {
        kill(part);
        changes.put(part, change);
        keeper.start(part(part));
    }

    /** From its next start on it is as it was. */
    public void unchange(String part) {
        changes.remove(part);
    }

    /** Whether it answers that it can work. */
    public boolean isReady(String part) {
        return part(part).probe().ready();
    }

    /** What it wrote. */
    public Path log(String part) {
        return stack.state().log(part);
    }

    public boolean isRunning(String part) {
        return keeper.isRunning(part(part));
    }

    /** Where a service listens. */
    public int door(String service) {
        return URI.create(part(service).address()).getPort();
    }

    /** Where it keeps its data. */
    public Path data(String part) {
        return stack.state().data(part);
    }

    /** The id of its process. */
    public long pid(String part) {
        return signals.process(part).pid();
    }

    /** The process and its children stand still, sockets stay open. */
    public void pause(String part) {
        signals.pause(part);
    }

    public void resume(String part) {
        signals.resume(part);
    }

    /**
     * Ends every fault and starts whatever is down; returns when all is ready and as it was.
     *
     * @return who was down though nobody had ended it
     */
    public List<String> heal() {
        plan.all().stream()
                .filter(part -> !keeper.isRunning(part))
                .map(Part::name)
                .filter(name -> !excused.contains(name))
                .forEach(fallen::add);
        proxies.endAll();
        signals.resumeAll();
        replicas.keySet().forEach(keeper::kill);
        replicas.clear();
        var changed = Set.copyOf(changes.keySet());
        changes.clear();
        changed.forEach(part -> keeper.start(part(part)));
        plan.all().stream().filter(part -> !keeper.isRunning(part)).forEach(keeper::start);
        plan.all().forEach(part -> start(part.name()));
        makeTopics();
        var all = List.copyOf(fallen);
        fallen.clear();
        return all;
    }

    private Part part(String name) {
        return Stream.of(plan.all().stream(), guests.stream(), replicas.keySet().stream())
                .flatMap(parts -> parts)
                .filter(part -> part.name().equals(name))
                .findFirst()
                .map(this::changed)
                .orElseThrow(() -> new IllegalArgumentException("no process is called " + name));
    }

    private Part changed(Part part) {
        var change = changes.getOrDefault(part.name(), launch -> launch);
        return new Part(
                part.name(),
                part.ports(),
                part.address(),
                part.probe(),
                () -> change.apply(part.launch().get()),
                part.stopSignal());
    }

    /** Ends the stack; its logs and data stay for whoever wants to look. */
    @Override
    public void close() {
        signals.resumeAll();
        replicas.keySet().forEach(keeper::kill);
        guests.forEach(keeper::kill);
        plan.all().reversed().forEach(keeper::kill);
        proxies.close();
        Detours.NONE.store(stack.state());
    }
}
