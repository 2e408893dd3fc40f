/**
 * A real PostgreSQL server from the binaries on the class path: its files, its start, and one
 * database per service.
 *
 * <p>Durable on purpose ({@code fsync} on): a killed server must come back with every committed
 * row.
 */
@NullMarked
package com.wecombridge.local.postgres;

import org.jspecify.annotations.NullMarked;
