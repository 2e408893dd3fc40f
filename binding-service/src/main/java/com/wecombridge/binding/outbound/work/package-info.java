/** Errands as work in the queue. */
@NullMarked
package com.wecombridge.binding.outbound.work;

import org.jspecify.annotations.NullMarked;
