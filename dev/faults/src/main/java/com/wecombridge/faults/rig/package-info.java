/**
 * A whole stack of its own, with a fault proxy on every way between two processes, whose processes
 * are killed, paused and started again. Touches no process that it did not start.
 */
@NullMarked
package com.wecombridge.faults.rig;

import org.jspecify.annotations.NullMarked;
