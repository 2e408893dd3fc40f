/** What follows when binding connects an app, or ends the connection. */
@NullMarked
package com.wecombridge.contactsync.application.connect;

import org.jspecify.annotations.NullMarked;
