/**
 * The service's tables. Every method enters the tenant's scope, and takes part in the caller's
 * transaction where there is one.
 */
@NullMarked
package com.wecombridge.notification.outbound.postgres;

import org.jspecify.annotations.NullMarked;
