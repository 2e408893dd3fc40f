/**
 * A reverse proxy in front of the gateway, through which the simulated WeCom client reaches the
 * product.
 */
@NullMarked
package com.wecombridge.wecomsim.proxy;

import org.jspecify.annotations.NullMarked;
