package com.wecombridge.faults.mishap;

/** Goes wrong in one way until the time is up, and leaves the system as it is then. */
public interface Mishap {
    void happen(Trouble trouble) throws InterruptedException;
}
