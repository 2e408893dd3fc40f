/**
 * The gateway's tables. Texts and keys are sealed here, on their way in, and opened on their way
 * out.
 */
@NullMarked
package com.wecombridge.gateway.outbound.postgres;

import org.jspecify.annotations.NullMarked;
