/**
 * Says bad things to a running system, from the outside, and compares what became of each with what
 * the papers promise: the answer, the fact, the quarantine, the dead letter, the time, the memory.
 */
@NullMarked
package com.wecombridge.corpus;

import org.jspecify.annotations.NullMarked;
