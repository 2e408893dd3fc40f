package com.wecombridge.local.part;

import com.wecombridge.local.state.Port;
import java.util.List;
import java.util.function.Supplier;

/**
 * One process of the stack.
 *
 * @param name also the name of its log
 * @param ports the doors it opens; the first is the one that is shown
 * @param address how a person or a program reaches it
 * @param probe answers whether it is ready for work
 * @param launch prepared only when it has to be started or compared
 */
public record Part(
        String name,
        List<Port> ports,
        String address,
        Probe probe,
        Supplier<Launch> launch,
        StopSignal stopSignal) {

    /** Asks a process to end in good order. */
    public enum StopSignal {
        /** What every Java program obeys. */
        TERM,
        /** PostgreSQL's "fast": does not wait for clients to leave. */
        INT
    }
}
