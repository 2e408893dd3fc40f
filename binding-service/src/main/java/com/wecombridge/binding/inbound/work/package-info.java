/**
 * The doors for errands: each claims one kind of work and calls one use case, which may call WeCom.
 */
@NullMarked
package com.wecombridge.binding.inbound.work;

import org.jspecify.annotations.NullMarked;
