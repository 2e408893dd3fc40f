/**
 * How a fact looks on the wire: CloudEvents 1.0 in Kafka's binary mode, JSON data.
 *
 * <p>The {@link com.wecombridge.events.codec.EventCodec} writes a fact and reads it back; the
 * {@link com.wecombridge.events.codec.EventCatalogue} knows every family. A type nobody here knows
 * is a value, never an error.
 */
@NullMarked
package com.wecombridge.events.codec;

import org.jspecify.annotations.NullMarked;
