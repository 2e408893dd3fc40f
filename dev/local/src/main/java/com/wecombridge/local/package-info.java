/**
 * The local stack: every process of the product and of the two worlds around it, on one machine,
 * without containers.
 *
 * <p>Life of a stack: {@code up} builds the {@link com.wecombridge.local.Plan}, starts what does
 * not run as planned, creates databases and topics, and returns; {@code health} and {@code logs}
 * look; {@code down} ends it in the opposite order and keeps all data; {@code nuke} forgets it.
 */
@NullMarked
package com.wecombridge.local;

import org.jspecify.annotations.NullMarked;
