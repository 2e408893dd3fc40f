package com.wecombridge.acceptance;

import com.wecombridge.acceptance.Places.Page;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

/**
 * Plants a thousand secrets through every path and every error of a running local stack, then looks
 * for them in all logs, topics, metrics and answers. A decoy in each kind of place proves that the
 * hunt sees; unless all of them are found, the run is void. Leaves a mess behind: for stacks that
 * are thrown away.
 */
public final class SecretHunt {

    private static final int FEWEST = 1_000;

    private final PrintStream out;
    private final RunningStack stack = new RunningStack();
    private final Addresses addresses = Addresses.ofEnvironment();
    private final Canaries canaries = new Canaries();
    private final String decoy = new Canaries().secret("decoy");
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
            hunt.step("the database hangs, a service is killed", hunt::plantInTrouble);
            hunt.step("everything comes to rest", hunt::waitForQuiet);
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
        doors.secretsThatAreKept();
        doors.bodiesThatAreBad();
        doors.pathsAndQueries();
        doors.bearers(stack.services());
        doors.codesOfSignIn();
        doors.brokenCallbacks();
        world.membersWithPhones();
        world.callbacksWithChatText();
        world.commandsOfTheSuite();
        world.errorsThatEcho();
        world.poison(ownTopics());
    }

    /** The database hangs, then a service is dead, while secrets come in. */
    private void plantInTrouble() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            stack.whilePostgresHangs(() -> sendOneOfEach(threads, 4));
        }
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

    /** The last of the members is mirrored, and no dead letter has come for a while. */
    private void waitForQuiet() {
        var bridge = Bridge.signedIn(http, addresses, "globex-admin");
        Patience.waitFor(
                "the last member in the mirror",
                () -> {
                    bridge.post("/api/v1/sync-runs", Map.of("corpId", "wwglobex00000001"));
                    return bridge.find(
                            "/api/v1/members?limit=200&corpId=wwglobex00000001",
                            member -> member.toString().contains("CANARY_39"));
                });
        var calm = new Calm(() -> places.deadLetters());
        Patience.waitFor("dead letters to come to rest", calm::reached);
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

    private void look() {
        if (canaries.count() < FEWEST) {
            throw new Unmet("only " + canaries.count() + " secrets were planted");
        }
        canaries.countByPlace().forEach((where, count) -> out.printf("  %5d  %s%n", count, where));
        plantDecoys();
        var pages = new ArrayList<Page>(places.logs());
        pages.addAll(places.metrics());
        pages.addAll(places.records());
        doors.answers()
                .forEach(answer ->
                        pages.add(new Page("answer to " + answer.request(), answer.text())));
        mustSeeTheDecoys(pages);
        var leaks = leaksIn(pages);
        out.println("hunt: " + canaries.count() + " secrets, looked for in " + Places.sizes(pages));
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

    private void plantDecoys() {
        try {
            Files.writeString(stack.newLog("hunt-self-test.log"), "a log says " + decoy + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        places.tell(
                places.topics().stream()
                        .filter(topic -> topic.contains(".dlt."))
                        .findFirst()
                        .orElseThrow(() -> new Unmet("there is no dead-letter topic")),
                decoy);
        doors.takeNote("the decoy", "an answer says " + decoy);
    }

    private void mustSeeTheDecoys(List<Page> pages) {
        var decoys = new Needles(Set.of(decoy));
        var seen =
                pages.stream()
                        .filter(page -> !decoys.in(page.text()).isEmpty())
                        .map(page -> page.place().split(" ", 2)[0])
                        .collect(Collectors.toSet());
        if (!seen.containsAll(Set.of("log", "topic", "answer"))) {
            throw new Unmet("void: of the decoys, only those in " + seen + " were found");
        }
        for (var service : stack.services().keySet()) {
            var known = new Needles(Set.of("process_uptime_seconds"));
            if (pages.stream()
                    .filter(page -> page.place().equals("metrics of " + service))
                    .allMatch(page -> known.in(page.text()).isEmpty())) {
                throw new Unmet("void: no metrics of " + service);
            }
        }
    }
}
