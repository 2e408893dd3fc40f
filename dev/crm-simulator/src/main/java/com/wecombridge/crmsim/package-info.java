/**
 * A stand-in for any CRM. It speaks only the public contract and shares no code with the bridge.
 *
 * <p>A wish enters by {@code web} (a person, a test) or by {@code kafka} (a command of the bridge),
 * is carried out in {@code crm}, and is kept by {@code store} in one commit with the facts that it
 * causes; {@code kafka} tells them in the words of {@code contract}.
 */
@NullMarked
package com.wecombridge.crmsim;

import org.jspecify.annotations.NullMarked;
