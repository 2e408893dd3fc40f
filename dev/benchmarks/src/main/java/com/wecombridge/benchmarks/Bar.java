package com.wecombridge.benchmarks;

/** What must hold of a figure, and what would be worth telling people. */
public sealed interface Bar {

    Figure figure();

    Limit limit();

    /** What it is about, as the table says it. */
    String about();

    /** The figure or ratio of the rounds, by whose median it is judged. */
    Spread of(Rounds rounds);

    /** What the machine alone makes of it: the arm alone or below the other, against itself. */
    Spread nothing(Rounds rounds);

    /** One arm set against another, round by round. */
    record Ratio(String over, String under, Figure figure, Limit limit) implements Bar {

        @Override
        public String about() {
            return figure.unit() + ", " + over + " ÷ " + under;
        }

        @Override
        public Spread of(Rounds rounds) {
            return rounds.ratios(over, under, figure);
        }

        @Override
        public Spread nothing(Rounds rounds) {
            return rounds.againstItself(under, figure);
        }
    }

    /** An arm by itself. */
    record Absolute(String arm, Figure figure, Limit limit) implements Bar {

        @Override
        public String about() {
            return figure.unit() + ", " + arm;
        }

        @Override
        public Spread of(Rounds rounds) {
            return rounds.figures(arm, figure);
        }

        @Override
        public Spread nothing(Rounds rounds) {
            return rounds.againstItself(arm, figure);
        }
    }
}
