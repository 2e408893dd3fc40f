/**
 * Whose directories are mirrored: what binding tells about connected apps, and the work and runs
 * that follow from it.
 */
@NullMarked
package com.wecombridge.contactsync.application.apps;

import org.jspecify.annotations.NullMarked;
