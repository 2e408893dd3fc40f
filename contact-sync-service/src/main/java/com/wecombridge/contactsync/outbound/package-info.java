/** How the ports of the application are kept: in PostgreSQL, and by asking WeCom. */
@NullMarked
package com.wecombridge.contactsync.outbound;

import org.jspecify.annotations.NullMarked;
