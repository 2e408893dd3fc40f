/**
 * The service's tables. Nothing here opens a transaction but {@link
 * com.wecombridge.contactsync.outbound.postgres.PostgresUnitOfWork}; each row is seen by its tenant
 * alone, which the database itself enforces.
 */
@NullMarked
package com.wecombridge.contactsync.outbound.postgres;

import org.jspecify.annotations.NullMarked;
