package com.wecombridge.faultproxy;

import java.util.SplittableRandom;

/** The same seed and number always fall the same way, whichever thread throws first. */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Dice() {}

    /** Between 0 and 1, without 1. */
    static double roll(long seed, long number) {
        return new SplittableRandom(seed ^ (number * GOLDEN)).nextDouble();
    }
}
