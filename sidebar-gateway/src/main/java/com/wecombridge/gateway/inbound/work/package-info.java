/** Callbacks that wait are stored here, on a thread that may wait. */
@NullMarked
package com.wecombridge.gateway.inbound.work;

import org.jspecify.annotations.NullMarked;
