/** The service's tables and its outbox. */
@NullMarked
package com.wecombridge.archive.outbound.postgres;

import org.jspecify.annotations.NullMarked;
