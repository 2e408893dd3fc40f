package com.wecombridge.corpus.watch;

import com.wecombridge.acceptance.Bridge;
import com.wecombridge.corpus.cases.Case;
import com.wecombridge.corpus.cases.Expected.Dead;
import com.wecombridge.corpus.cases.Expected.Delivered;
import com.wecombridge.corpus.cases.Expected.Handled;
import com.wecombridge.corpus.cases.Expected.Nothing;
import com.wecombridge.corpus.cases.Expected.Quarantined;
import com.wecombridge.corpus.cases.Expected.Told;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of all cases behind the doors: facts, dead letters, deliveries. */
public final class Behind {

    private final Facts facts;
    private final DeadMail deadMail;
    private final Bridge bridge;

    public Behind(Facts facts, DeadMail deadMail, Bridge bridge) {
        this.facts = facts;
        this.deadMail = deadMail;
        this.bridge = bridge;
    }

    /** What is not as it should be, for those where something is not. */
    public Map<Case, List<String>> objections(Map<Case, String> marks) {
        var told = facts.untilItIsQuiet();
        var dead = deadMail.causes();
        var objections = new HashMap<Case, List<String>>();
        marks.forEach((input, mark) -> {
            var found = objectionTo(input, mark, told, dead.getOrDefault(mark, List.of()));
            if (!found.isEmpty()) {
                objections.put(input, List.of(found));
            }
        });
        return objections;
    }

    private String objectionTo(Case input, String mark, List<String> told, List<String> causes) {
        return switch (input.expected().fate()) {
            case Told(var type, var subject) -> toFact(type, subject, mark, told);
            case Quarantined _, Nothing _ ->
                    told.stream().anyMatch(fact -> fact.endsWith(mark)) ? "told" : "";
            case Dead(var cause) ->
                    !causes.isEmpty() && causes.stream().allMatch(one -> one.startsWith(cause))
                            ? ""
                            : "dead letters: " + causes;
            case Handled() -> causes.isEmpty() ? "" : "dead letters: " + causes;
            case Delivered(var people) -> toDeliveries(people, mark, causes);
        };
    }

    private static String toFact(String type, String subject, String mark, List<String> told) {
        var fact = type + " " + subject.replace("«mark»", mark);
        int seen = Collections.frequency(told, fact);
        boolean once = subject.contains("«mark»") ? seen == 1 : seen > 0;
        return once ? "" : "told " + seen + " times: " + fact;
    }

    private String toDeliveries(int expected, String mark, List<String> causes) {
        if (!causes.isEmpty()) {
            return "dead letters: " + causes;
        }
        int people = 0;
        var cursor = "";
        do {
            var page =
                    bridge.get("/api/v1/deliveries?limit=200&todo=" + mark + cursor)
                            .orFail("asking for deliveries")
                            .json();
            people += page.path("items").size();
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return people == expected ? "" : people + " people were addressed";
    }
}
