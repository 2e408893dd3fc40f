/** Who did what: one entry for each privileged act, and for each one that was refused. */
@NullMarked
package com.wecombridge.events.audit;

import org.jspecify.annotations.NullMarked;
