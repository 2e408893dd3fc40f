/** What the gateway does by the clock. */
@NullMarked
package com.wecombridge.gateway.inbound.schedule;

import org.jspecify.annotations.NullMarked;
