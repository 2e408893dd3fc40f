/**
 * What the service can be asked to do, by capability, each leaning only on those before it: {@code
 * apps} knows whose directories are mirrored, {@code mirror} brings readings into the mirror,
 * {@code sync} compares whole directories, {@code reread} follows single changes, {@code connect}
 * begins and ends it all; {@code view} shows it.
 */
@NullMarked
package com.wecombridge.contactsync.application;

import org.jspecify.annotations.NullMarked;
