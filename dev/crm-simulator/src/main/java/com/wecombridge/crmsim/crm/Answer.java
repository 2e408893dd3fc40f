package com.wecombridge.crmsim.crm;

import java.util.Optional;

/** What became of a wish. */
public sealed interface Answer {

    static Answer done() {
        return new Done(Optional.empty());
    }

    static Answer done(String reference) {
        return new Done(Optional.of(reference));
    }

    /** It is so; {@code reference} names what came of it. */
    record Done(Optional<String> reference) implements Answer {}

    /** It will not be so. */
    record Rejected(String reason, String detail) implements Answer {}
}
