/** Who did what: one entry for each privileged act. */
@NullMarked
package com.wecombridge.events.audit;

import org.jspecify.annotations.NullMarked;
