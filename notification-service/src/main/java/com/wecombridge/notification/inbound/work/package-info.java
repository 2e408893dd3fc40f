/** Where recorded work comes in: one worker a kind, on virtual threads, so that they may block. */
@NullMarked
package com.wecombridge.notification.inbound.work;

import org.jspecify.annotations.NullMarked;
