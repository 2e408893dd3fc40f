/** Work that is due: here, on virtual threads, WeCom is asked. */
@NullMarked
package com.wecombridge.contactsync.inbound.work;

import org.jspecify.annotations.NullMarked;
