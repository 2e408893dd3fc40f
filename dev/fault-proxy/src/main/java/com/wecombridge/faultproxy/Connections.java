package com.wecombridge.faultproxy;

/** Which connections a fault strikes. */
public sealed interface Connections {

    /**
     * Whether the connection is one of them.
     *
     * @param number its place among all of the proxy, from 1
     * @param before how many there had been when the fault began
     */
    boolean include(int number, int before);

    static Connections all() {
        return new All();
    }

    /** Those that open while the fault is on. */
    static Connections newOnes() {
        return new NewOnes();
    }

    /** The n-th that opens while the fault is on, from 1. */
    static Connections nth(int n) {
        return new Nth(n);
    }

    /** About this share of all; the seed decides which. */
    static Connections fraction(double share, long seed) {
        return new Fraction(share, seed);
    }

    /** Every one. */
    record All() implements Connections {
        @Override
        public boolean include(int number, int before) {
            return true;
        }
    }

    /** Those that open while the fault is on. */
    record NewOnes() implements Connections {
        @Override
        public boolean include(int number, int before) {
            return number > before;
        }
    }

    /** One of the new ones. */
    record Nth(int n) implements Connections {
        @Override
        public boolean include(int number, int before) {
            return number == before + n;
        }
    }

    /** A share of all. */
    record Fraction(double share, long seed) implements Connections {
        @Override
        public boolean include(int number, int before) {
            return Dice.roll(seed, number) < share;
        }
    }
}
