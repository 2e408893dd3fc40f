package com.wecombridge.acceptance.hunt;

import com.wecombridge.acceptance.Addresses;
import com.wecombridge.acceptance.Bridge;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Patience;
import com.wecombridge.acceptance.Unmet;
import com.wecombridge.acceptance.hunt.Places.Page;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plants a thousand secrets through every path and every error of a running local stack, then looks
 * for them in all logs, plain and as they are when deployed, topics, metrics, traces and answers. A
 * decoy in each kind of place proves that the hunt sees; unless all of them are found, the run is
 * void. Leaves a mess behind: for stacks that are thrown away.
 */
public final class SecretHunt {

    private static final int FEWEST = 1_000;

    private final PrintStream out;
    private final RunningStack stack = new RunningStack();
    private final Addresses addresses = Addresses.ofEnvironment();
    private final Canaries canaries = new Canaries();
    private final Spans spans = Spans.ofEnvironment();
    private final Http http = new Http();
    private final PlantAtDoors doors = new PlantAtDoors(http, addresses, canaries);
    private final PlantInTheWorld world = new PlantInTheWorld(http, addresses, canaries);
    private final Places places = new Places(http, stack, addresses.kafka());

    private SecretHunt(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var begin = Instant.now();
        try {
            var hunt = new SecretHunt(System.out);
            hunt.step("secrets come in by every door", hunt::plant);
            hunt.step("the database hangs, Kafka and a service are killed", hunt::plantInTrouble);
            hunt.step("everything comes to rest", hunt::waitForQuiet);
            hunt.followTraces();
            hunt.look();
            var seconds = Duration.between(begin, Instant.now()).toSeconds();
            System.out.println("hunt: none found, in " + seconds + " s");
        } catch (Unmet e) {
            System.err.println("FAILED: " + e.getMessage());
            System.exit(1);
        }
    }

    private void step(String what, Runnable step) {
        var begin = System.nanoTime();
        step.run();
        out.printf(
                "    %-68s %6d ms%n", what, Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private void plant() {
        world.errorsAboutSecrets();
        doors.secretsThatAreKept();
        doors.bodiesThatAreBad();
        doors.pathsAndQueries();
        doors.bearers(stack.services());
        doors.tracesOfStrangers(stack.services());
        doors.codesOfSignIn();
        doors.brokenCallbacks();
        world.errorsThatEcho();
        world.aTodoToBeSent();
        world.membersWithPhones();
        world.callbacksWithChatText();
        world.commandsOfTheSuite();
        world.poison(ownTopics());
    }

    /** The database hangs, then Kafka and a service are dead, while secrets come in. */
    private void plantInTrouble() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            stack.whilePostgresHangs(() -> sendOneOfEach(threads, 4));
        }
        stack.kill("kafka");
        stack.kill("archive-service");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sendOneOfEach(threads, 2);
        }
        stack.startWhatIsDown();
        world.rememberWhatWeComIssued();
        stack.secrets()
                .forEach((name, secret) -> canaries.made(secret.toString(), "setting " + name));
    }

    /** Returns when the callbacks are answered: a gateway gives up before WeCom does. */
    private void sendOneOfEach(ExecutorService threads, int times) {
        var callbacks = new ArrayList<Future<?>>();
        for (int i = 0; i < times; i++) {
            var requests = doors.oneOfEach();
            requests.forEach(request -> callbacks.add(threads.submit(request)));
        }
        Patience.waitFor(
                "callbacks to be answered",
                () ->
                        callbacks.stream().filter(Future::isDone).count() >= times
                                ? Optional.of(times)
                                : Optional.empty());
    }

    private Set<String> ownTopics() {
        return places.topics().stream()
                .filter(topic -> !topic.contains(".dlt.") && !topic.startsWith("__"))
                .collect(Collectors.toSet());
    }

    /**
     * Every misfortune struck, the last of the members is mirrored, and no dead letter has come for
     * a while.
     */
    private void waitForQuiet() {
        var bridge = Bridge.signedIn(http, addresses, "globex-admin");
        meetEveryMisfortune(bridge);
        Patience.waitFor(
                "the last member in the mirror",
                () -> {
                    sync(bridge);
                    return bridge.find(
                            "/api/v1/members?limit=200&corpId=wwglobex00000001",
                            member -> member.toString().contains("CANARY_39"));
                });
        var calm = new Calm(places::deadLetters);
        Patience.waitFor("dead letters to come to rest", calm::reached);
    }

    private void meetEveryMisfortune(Bridge bridge) {
        try {
            Patience.waitFor(
                    "every misfortune",
                    () -> {
                        sync(bridge);
                        return world.misfortunesAhead().isEmpty()
                                ? Optional.of(bridge)
                                : Optional.empty();
                    });
        } catch (Unmet e) {
            throw new Unmet("void: nobody met " + world.misfortunesAhead());
        }
    }

    private static void sync(Bridge bridge) {
        bridge.post("/api/v1/sync-runs", Map.of("corpId", "wwglobex00000001"));
    }

    /** Something stays the same, and is there, for ten looks. */
    private static final class Calm {
        private final Supplier<Long> look;
        private long last = -1;
        private int same;

        Calm(Supplier<Long> look) {
            this.look = look;
        }

        Optional<Long> reached() {
            long now = look.get();
            same = now == last ? same + 1 : 0;
            last = now;
            return same >= 10 && now > 0 ? Optional.of(now) : Optional.empty();
        }
    }

    /** The directory changed forty times: each change is one trace, from callback to WeCom call. */
    private void followTraces() {
        var begun = List.of("http post /wecom/callbacks/", "work contact-sync.reread-member");
        var whole = Stream.concat(begun.stream(), Stream.of("wecom user/get")).toList();
        var changes = PlantInTheWorld.MEMBERS;
        Patience.waitFor(
                "the traces of " + changes + " changed members",
                () -> {
                    var callbacks = spans.tracesThrough(begun);
                    return callbacks >= changes && spans.tracesThrough(whole) == callbacks
                            ? Optional.of(callbacks)
                            : Optional.empty();
                });
        out.printf(
                "traces: %d of %d callbacks connected%n",
                spans.tracesThrough(whole), spans.tracesThrough(begun));
    }

    private void look() {
        if (canaries.count() < FEWEST) {
            throw new Unmet("only " + canaries.count() + " secrets were planted");
        }
        canaries.countByPlace().forEach((where, count) -> out.printf("  %5d  %s%n", count, where));
        try (var decoys = Decoys.ready()) {
            decoys.plant(stack, places, spans, http);
            var pages = everything(decoys);
            decoys.mustBeSeen(pages, places);
            stack.services().keySet().forEach(service -> mustSeeAllOf(service, pages));
            out.println(
                    "hunt: " + canaries.count() + " secrets, looked for in " + Places.sizes(pages));
            refuseLeaksIn(pages);
        }
    }

    private List<Page> everything(Decoys decoys) {
        var pages = new ArrayList<Page>(places.logs());
        pages.addAll(places.metrics(stack.services()));
        pages.addAll(places.metrics(decoys.service()));
        pages.addAll(places.records(world.poison()));
        pages.addAll(spans.pages());
        doors.answers()
                .forEach(answer ->
                        pages.add(new Page("answer to " + answer.request(), answer.text())));
        pages.add(decoys.answer());
        return pages;
    }

    /** No service is left out anywhere: each has said something of its own there. */
    private static void mustSeeAllOf(String service, List<Page> pages) {
        Map.of(
                        "metrics of " + service, "process_uptime_seconds",
                        "traces of " + service, "telemetry.sdk.name",
                        "log " + service + ".log", "Started ",
                        "log " + service + ".json", "\"ecs\":{\"version\"")
                .forEach((place, word) -> {
                    if (pages.stream()
                            .noneMatch(page ->
                                    page.place().equals(place) && page.text().contains(word))) {
                        throw new Unmet("void: nothing was found as " + place);
                    }
                });
    }

    private void refuseLeaksIn(List<Page> pages) {
        var leaks = leaksIn(pages);
        leaks.forEach((leak, times) -> out.println("  LEAK  " + leak + " (" + times + ")"));
        if (!leaks.isEmpty()) {
            throw new Unmet(leaks.size() + " kinds of leaks");
        }
    }

    /** Of what, to where; never the secret itself. */
    private Map<String, Integer> leaksIn(List<Page> pages) {
        var needles = new Needles(canaries.all());
        var leaks = new TreeMap<String, Integer>();
        for (Page page : pages) {
            for (String canary : needles.in(page.text())) {
                var what = canaries.whereOf(canary);
                if (!Places.mayTell(page.place(), what)) {
                    leaks.merge(what + " in " + page.place(), 1, Integer::sum);
                }
            }
        }
        return leaks;
    }
}
