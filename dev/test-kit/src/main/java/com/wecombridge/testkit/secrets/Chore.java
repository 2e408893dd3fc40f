package com.wecombridge.testkit.secrets;

/** A piece of a service's work, done over and over. */
@FunctionalInterface
public interface Chore {

    /** Throws if the service did not do it, or did it wrongly. */
    void carryOut() throws Exception;
}
