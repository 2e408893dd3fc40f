/**
 * A collector of traces for stacks that are looked into: it keeps what services send by OTLP over
 * HTTP, byte for byte, and understands nothing of it.
 */
@NullMarked
package com.wecombridge.local.collector;

import org.jspecify.annotations.NullMarked;
