/**
 * One class per topic; one record, one outcome. A door never asks WeCom: it stores what it heard
 * and records the work that follows.
 */
@NullMarked
package com.wecombridge.contactsync.inbound.kafka;

import org.jspecify.annotations.NullMarked;
