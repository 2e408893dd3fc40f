package com.wecombridge.events.codec;

import com.wecombridge.events.Event;

/** What one Kafka record turned out to be. */
public sealed interface Received {

    /** A fact of a type that we know. */
    record Known(Envelope envelope, Event event) implements Received {}

    /** A well-formed CloudEvent of a type that nobody here knows: skipped, never an error. */
    record Unknown(Envelope envelope) implements Received {}

    /** The tombstone behind the last fact of an aggregate: says nothing that the fact did not. */
    record Tombstone(String key) implements Received {}
}
