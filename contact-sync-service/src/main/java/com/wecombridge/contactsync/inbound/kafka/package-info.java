/**
 * One class per topic. A door never asks WeCom: it stores what it heard and records the work that
 * follows.
 */
@NullMarked
package com.wecombridge.contactsync.inbound.kafka;

import org.jspecify.annotations.NullMarked;
