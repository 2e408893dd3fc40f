package com.wecombridge.corpus;

import com.wecombridge.corpus.cases.Case;
import com.wecombridge.corpus.cases.Expected.Nothing;
import com.wecombridge.corpus.cases.Expected.Quarantined;
import com.wecombridge.corpus.cases.Expected.Told;
import com.wecombridge.corpus.watch.Facts;
import com.wecombridge.corpus.watch.Quarantine;
import com.wecombridge.corpus.wire.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares what was seen with what was expected. */
final class Judge {

    private static final Pattern INSIDES =
            Pattern.compile("\\bat [a-z]+\\.[a-z]+|Exception|java\\.|springframework|netty");
    private static final int LONGEST_ANSWER = 1024;

    private final Facts facts;
    private final Quarantine quarantine;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final Map<Case, String> marks = new LinkedHashMap<>();
    private final Map<Case, List<String>> faults = new LinkedHashMap<>();
    private final Map<Integer, Long> worst = new TreeMap<>();
    private int plantedFound;
    private int plantedAll;

    Judge(Facts facts, Quarantine quarantine) {
        this.facts = facts;
        this.quarantine = quarantine;
        quarantine.news();
    }

    /** Each once, and then what was told. */
    void all(List<Case> cases) {
        cases.forEach(this::one);
        lookAtFacts(cases);
    }

    /** Cases that must be found wrong. */
    void planted(List<Case> cases) {
        cases.forEach(this::one);
        lookAtFacts(cases);
        plantedAll = cases.size();
        plantedFound = (int) cases.stream().filter(planted -> !faultsOf(planted).isEmpty()).count();
        cases.forEach(faults::remove);
    }

    private List<String> faultsOf(Case input) {
        return Objects.requireNonNull(faults.get(input));
    }

    private void one(Case input) {
        var mark = "c" + marks.size() + run;
        var found = new ArrayList<String>();
        marks.put(input, mark);
        faults.put(input, found);
        var reply = input.act().with(mark);
        lookAtAnswer(input, reply, mark, found);
        lookAtQuarantine(input, found);
        worst.merge(input.group(), reply.took().toMillis(), Math::max);
    }

    private static void lookAtAnswer(Case input, Reply reply, String mark, List<String> found) {
        var expected = input.expected();
        if (!expected.statuses().contains(reply.status())) {
            found.add("answered " + reply.status() + ", expected " + expected.statuses());
        }
        if (reply.took().compareTo(expected.bound()) > 0) {
            found.add("took " + reply.took().toMillis() + " ms");
        }
        expected.more()
                .filter(more -> !more.holds().test(reply))
                .ifPresent(more -> found.add("not so: " + more.words()));
        if (reply.body().contains(mark) || INSIDES.matcher(reply.body()).find()) {
            found.add("the answer says too much: " + reply.body());
        }
        if (reply.body().length() > LONGEST_ANSWER) {
            found.add("the answer has " + reply.body().length() + " letters");
        }
    }

    private void lookAtQuarantine(Case input, List<String> found) {
        var news = quarantine.news();
        boolean asExpected =
                switch (input.expected().fate()) {
                    case Quarantined(var cause) ->
                            news.size() == 1 && news.getFirst().startsWith(cause);
                    case Nothing _, Told _ -> news.isEmpty();
                };
        if (!asExpected) {
            found.add("in quarantine: " + news);
        }
    }

    /** A last good callback is told behind all others: whatever was to be told was told then. */
    private void lookAtFacts(List<Case> cases) {
        var quiet = 0;
        var before = facts.told().size();
        while (quiet < 6) {
            var now = facts.told().size();
            quiet = now == before ? quiet + 1 : 0;
            before = now;
        }
        var told = facts.told();
        for (Case input : cases) {
            var mark = marks.getOrDefault(input, "");
            if (input.expected().fate() instanceof Told(var type, var subject, var times)) {
                var fact = type + " " + subject.formatted(mark);
                int seen = Collections.frequency(told, fact);
                boolean marked = subject.contains("%s");
                if (marked ? seen != times : seen < times) {
                    faultsOf(input).add("told " + seen + " times: " + fact);
                }
            } else if (told.stream().anyMatch(fact -> fact.endsWith(mark))) {
                faultsOf(input).add("told");
            }
        }
    }

    int verdict(int visitors) {
        var bad = faults.entrySet().stream().filter(one -> !one.getValue().isEmpty()).toList();
        bad.forEach(one ->
                System.out.println("NOT AS EXPECTED  " + one.getKey() + ": " + one.getValue()));
        System.out.println("group   cases  as expected  worst ms");
        worst.forEach((group, millis) -> {
            long all = faults.keySet().stream().filter(one -> one.group() == group).count();
            long wrong = bad.stream().filter(one -> one.getKey().group() == group).count();
            System.out.printf("%5d  %6d  %11d  %8d%n", group, all, all - wrong, millis);
        });
        System.out.printf(
                "corpus: %d of %d as expected; %d of %d planted errors found; %d things fetched%n",
                faults.size() - bad.size(), faults.size(), plantedFound, plantedAll, visitors);
        if (plantedFound != plantedAll) {
            return 2;
        }
        return bad.isEmpty() && visitors == 0 ? 0 : 1;
    }
}
