package com.wecombridge.testkit;

/**
 * How many come in a test about many. In each check it is a tenth of what is promised; all of them
 * come with {@code make crowds}, which takes minutes more.
 */
public final class Crowds {

    private static final boolean WHOLE = Boolean.getBoolean("crowds.whole");

    private Crowds() {}

    /** The promised number, or a tenth of it. */
    public static int of(int promised) {
        return WHOLE ? promised : promised / 10;
    }
}
