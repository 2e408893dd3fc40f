/**
 * Following single changes.
 *
 * <p>A callback never says what is true, only where to look: {@link
 * com.wecombridge.contactsync.application.reread.NoteChange} plans to look, a second after the
 * callback came, because two edits of one second may be told as one; whatever else is due for the
 * same object by then is answered by the same look.
 */
@NullMarked
package com.wecombridge.contactsync.application.reread;

import org.jspecify.annotations.NullMarked;
