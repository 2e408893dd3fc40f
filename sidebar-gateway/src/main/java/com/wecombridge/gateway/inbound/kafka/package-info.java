/** One door a topic: each record takes effect once, together with its inbox row, or not at all. */
@NullMarked
package com.wecombridge.gateway.inbound.kafka;

import org.jspecify.annotations.NullMarked;
