/** Our tables, the outbox, and the transaction they share. */
@NullMarked
package com.wecombridge.binding.outbound.postgres;

import org.jspecify.annotations.NullMarked;
