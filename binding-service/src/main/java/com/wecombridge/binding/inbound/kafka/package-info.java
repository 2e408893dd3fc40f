/**
 * The doors for facts. Each reads one record, opens the inbox and calls one use case; none waits on
 * WeCom.
 */
@NullMarked
package com.wecombridge.binding.inbound.kafka;

import org.jspecify.annotations.NullMarked;
