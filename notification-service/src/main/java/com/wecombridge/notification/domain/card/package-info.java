/** How a to-do looks in the conversation: one pure function and the limits it keeps. */
@NullMarked
package com.wecombridge.notification.domain.card;

import org.jspecify.annotations.NullMarked;
