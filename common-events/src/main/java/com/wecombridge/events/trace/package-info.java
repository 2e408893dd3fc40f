/**
 * How one trace goes on from process to process: as a {@code traceparent} beside each fact and each
 * piece of work.
 *
 * <p>Within a process Micrometer's observations carry it. {@link
 * com.wecombridge.events.trace.Traces} says at the outbox and at the queue which trace goes along,
 * and takes it up again at a door and at a worker. Nothing is traced unless {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT} is set, and nothing leaves but what {@code DiscreetSpans} lets
 * through.
 */
@NullMarked
package com.wecombridge.events.trace;

import org.jspecify.annotations.NullMarked;
