/**
 * The transaction in which a service reads and writes, and whose rows it may see.
 *
 * <p>Row-level security compares each row with settings that {@link
 * com.wecombridge.events.store.Transactions} makes for one transaction alone ({@code set_config(…,
 * true)}), so that a pooled connection carries nothing over to the next tenant.
 */
@NullMarked
package com.wecombridge.events.store;

import org.jspecify.annotations.NullMarked;
