/**
 * How a fact looks on the wire: CloudEvents 1.0 in Kafka's binary mode, JSON data.
 *
 * <p>A fact is a record in a sealed family; a family belongs to one {@link
 * com.wecombridge.events.Topic}. The {@link com.wecombridge.events.EventCodec} writes it and reads
 * it back; a type nobody here knows is a value, never an error.
 */
@NullMarked
package com.wecombridge.events;

import org.jspecify.annotations.NullMarked;
