/**
 * How a reading of WeCom becomes rows and facts.
 *
 * <p>{@link com.wecombridge.contactsync.application.mirror.Directory} asks WeCom and is never
 * called inside a transaction. {@link com.wecombridge.contactsync.application.mirror.Mirroring}
 * takes what it answered, locks the rows concerned, and stores row and fact together.
 */
@NullMarked
package com.wecombridge.contactsync.application.mirror;

import org.jspecify.annotations.NullMarked;
