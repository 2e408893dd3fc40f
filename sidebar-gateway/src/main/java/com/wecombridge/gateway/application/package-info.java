/**
 * The use cases of the gateway: take a callback, change and find the keys of a callback address,
 * learn which corps are connected, list what is in quarantine; and the ports they need.
 */
@NullMarked
package com.wecombridge.gateway.application;

import org.jspecify.annotations.NullMarked;
