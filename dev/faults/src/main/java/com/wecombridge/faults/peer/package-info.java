/** The peer (dev/peer) as a process that can be killed, and what became of the callbacks it got. */
@NullMarked
package com.wecombridge.faults.peer;

import org.jspecify.annotations.NullMarked;
