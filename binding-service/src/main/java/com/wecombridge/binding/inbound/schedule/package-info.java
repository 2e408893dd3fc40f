/** What happens by the clock. */
@NullMarked
package com.wecombridge.binding.inbound.schedule;

import org.jspecify.annotations.NullMarked;
