/**
 * When a call to WeCom may be made, what its answer means, and what must be remembered in between.
 */
@NullMarked
package com.wecombridge.notification.domain.sending;

import org.jspecify.annotations.NullMarked;
