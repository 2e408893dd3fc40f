/** The doors for facts. Each says which use case a fact leads to, once; none waits on WeCom. */
@NullMarked
package com.wecombridge.binding.inbound.kafka;

import org.jspecify.annotations.NullMarked;
