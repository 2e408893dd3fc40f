/** Answering people who look up what was told. */
@NullMarked
package com.wecombridge.notification.application.lookup;

import org.jspecify.annotations.NullMarked;
