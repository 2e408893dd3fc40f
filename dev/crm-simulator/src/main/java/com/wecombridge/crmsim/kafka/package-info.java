/**
 * The way out and the way in: the publisher drains the outbox in order for each key, the listener
 * commits an offset only after the effect of the record is stored.
 */
@NullMarked
package com.wecombridge.crmsim.kafka;

import org.jspecify.annotations.NullMarked;
