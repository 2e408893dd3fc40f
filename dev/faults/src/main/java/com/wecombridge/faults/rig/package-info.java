/**
 * A whole stack of its own, with a fault proxy on each way that {@link
 * com.wecombridge.faults.rig.Proxies} lists, whose processes are killed, paused and started again.
 * Touches no process that it did not start.
 */
@NullMarked
package com.wecombridge.faults.rig;

import org.jspecify.annotations.NullMarked;
