/**
 * What the service can be asked to do, by capability: {@code apps} knows whose directories are
 * mirrored, {@code mirror} brings readings into the mirror, {@code sync} compares whole
 * directories, {@code reread} follows single changes.
 */
@NullMarked
package com.wecombridge.contactsync.application;

import org.jspecify.annotations.NullMarked;
