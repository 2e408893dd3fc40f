/**
 * What a directory is and when a reading of it counts.
 *
 * <p>WeCom's directory is read, never received: callbacks only say when to look. A reading has a
 * moment at which it began, and the younger reading wins, object by object: {@link
 * com.wecombridge.contactsync.domain.Reading} decides. Plain Java.
 */
@NullMarked
package com.wecombridge.contactsync.domain;

import org.jspecify.annotations.NullMarked;
