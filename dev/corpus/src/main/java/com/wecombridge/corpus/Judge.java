package com.wecombridge.corpus;

import com.wecombridge.corpus.cases.Case;
import com.wecombridge.corpus.cases.Expected.Quarantined;
import com.wecombridge.corpus.watch.Behind;
import com.wecombridge.corpus.watch.Quarantine;
import com.wecombridge.corpus.wire.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Says each case once, and compares what was seen with what was expected. */
final class Judge {

    private static final Pattern INSIDES =
            Pattern.compile("\\bat [a-z]+\\.[a-z]+|Exception|java\\.|springframework|netty");
    private static final int LONGEST_ANSWER = 1024;

    private final Quarantine quarantine;
    private final Behind behind;
    private final String run;
    private final Verdict verdict = new Verdict();
    private int said;

    /**
     * Begins to look.
     *
     * @param run stands in every mark of this run and nowhere else
     */
    Judge(Quarantine quarantine, Behind behind, String run) {
        this.quarantine = quarantine;
        this.behind = behind;
        this.run = run;
        quarantine.news();
    }

    /** What is wrong with each, which is nothing for most. */
    Map<Case, List<String>> judge(List<Case> cases) {
        var marks = new LinkedHashMap<Case, String>();
        var faults = new LinkedHashMap<Case, List<String>>();
        for (Case input : cases) {
            var mark = "c" + said++ + run;
            marks.put(input, mark);
            faults.put(input, one(input, mark));
        }
        behind.objections(marks)
                .forEach((input, found) -> Objects.requireNonNull(faults.get(input)).addAll(found));
        return faults;
    }

    Verdict verdict() {
        return verdict;
    }

    private List<String> one(Case input, String mark) {
        var found = new ArrayList<String>();
        for (Reply reply : input.act().with(mark)) {
            lookAtAnswer(input, reply, mark, found);
            verdict.took(input.group(), reply.took());
        }
        lookAtQuarantine(input, found);
        return found;
    }

    private static void lookAtAnswer(Case input, Reply reply, String mark, List<String> found) {
        var expected = input.expected();
        if (!expected.statuses().contains(reply.status())) {
            found.add("answered " + reply.status() + ", expected " + expected.statuses());
        }
        if (reply.took().compareTo(expected.bound()) > 0) {
            found.add("took " + reply.took().toMillis() + " ms");
        }
        expected.further().stream()
                .filter(more -> !more.holds(reply))
                .forEach(more -> found.add("not so: " + more));
        boolean good = reply.status() == 200;
        if (!good && (reply.body().contains(mark) || INSIDES.matcher(reply.body()).find())) {
            found.add("the answer says too much: " + reply.body());
        }
        if (!good && reply.body().length() > LONGEST_ANSWER) {
            found.add("the answer has " + reply.body().length() + " letters");
        }
    }

    private void lookAtQuarantine(Case input, List<String> found) {
        var news = quarantine.news();
        boolean asExpected =
                input.expected().fate() instanceof Quarantined(var cause)
                        ? news.size() == 1 && news.getFirst().startsWith(cause)
                        : news.isEmpty();
        if (!asExpected) {
            found.add("in quarantine: " + news);
        }
    }
}
