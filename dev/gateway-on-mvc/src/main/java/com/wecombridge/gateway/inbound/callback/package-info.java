/** Here because what opens and stores callbacks is the gateway's own affair. */
@NullMarked
package com.wecombridge.gateway.inbound.callback;

import org.jspecify.annotations.NullMarked;
