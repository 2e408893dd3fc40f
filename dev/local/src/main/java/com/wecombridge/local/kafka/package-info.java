/** A real Kafka node in a process of its own, and the topics the services expect on it. */
@NullMarked
package com.wecombridge.local.kafka;

import org.jspecify.annotations.NullMarked;
