package com.wecombridge.benchmarks;

import java.util.function.DoublePredicate;

/** Where a bar lies and where an aim, upwards or downwards. */
public record Limit(String bar, String aim, DoublePredicate meetsBar, DoublePredicate meetsAim) {

    public static Limit atLeast(double bar, double aim) {
        return new Limit("≥ " + bar, "≥ " + aim, value -> value >= bar, value -> value >= aim);
    }

    public static Limit atMost(double bar, double aim) {
        return new Limit("≤ " + bar, "≤ " + aim, value -> value <= bar, value -> value <= aim);
    }

    /** Nothing is asked of it; the table shows it all the same. */
    public static Limit none() {
        return new Limit("", "", _ -> true, _ -> false);
    }

    /** How a value stands to both. */
    Verdict judge(double value) {
        if (bar.isEmpty()) {
            return Verdict.NOT_ASKED;
        }
        if (meetsAim.test(value)) {
            return Verdict.AIM_MET;
        }
        return meetsBar.test(value) ? Verdict.MET : Verdict.MISSED;
    }

    /** How a value stands to a bar and an aim. */
    enum Verdict {
        AIM_MET("met, and the aim"),
        MET("met"),
        NOT_ASKED(""),
        MISSED("MISSED");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
