/**
 * Comparing whole directories.
 *
 * <p>A run is planned with the fact or request that asks for it, begun by whoever claims its work,
 * and begun again after a crash. It reads everything first; only then it writes, in portions, each
 * under the right that {@code beginWholeReading} gave. What the lists do not show any more is asked
 * for one by one before it is removed.
 */
@NullMarked
package com.wecombridge.contactsync.application.sync;

import org.jspecify.annotations.NullMarked;
