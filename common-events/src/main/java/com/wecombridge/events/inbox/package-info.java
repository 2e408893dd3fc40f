/**
 * How a fact takes effect once: its id is kept in the transaction of the effect, so a redelivered
 * record does nothing. A door takes several in one transaction, and one by one where that fails.
 * What cannot take effect goes to the dead-letter topic {@code <topic>.dlt.<group>}; what merely
 * cannot take effect now waits.
 */
@NullMarked
package com.wecombridge.events.inbox;

import org.jspecify.annotations.NullMarked;
