/** The doors: facts from Kafka, work that is due, and people's requests. */
@NullMarked
package com.wecombridge.contactsync.inbound;

import org.jspecify.annotations.NullMarked;
