/** Whose directories are mirrored, and the work that there is to do for them. */
@NullMarked
package com.wecombridge.contactsync.application.apps;

import org.jspecify.annotations.NullMarked;
