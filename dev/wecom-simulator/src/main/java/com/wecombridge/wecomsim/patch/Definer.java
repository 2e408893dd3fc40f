package com.wecombridge.wecomsim.patch;

/** What {@code POST /simulator/define/<thing>} does with one definition. */
@FunctionalInterface
public interface Definer {

    /** Carries the definition out; what it returns is the answer. */
    Object define(Patch patch);
}
