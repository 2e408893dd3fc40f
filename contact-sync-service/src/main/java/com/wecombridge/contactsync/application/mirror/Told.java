package com.wecombridge.contactsync.application.mirror;

/** How much of the mirror changed. */
public record Told(int written, int removed) {

    static final Told NOTHING = new Told(0, 0);

    Told plus(Told more) {
        return new Told(written + more.written, removed + more.removed);
    }
}
