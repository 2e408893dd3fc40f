/**
 * What the service does, one class a use case, and the ports that they need.
 *
 * <p>A to-do is announced in the transaction of its fact; from there on {@link
 * com.wecombridge.notification.application.Errands errands} carry it, because WeCom is never called
 * inside a transaction. Ports that are asked outside of one open their own.
 */
@NullMarked
package com.wecombridge.notification.application;

import org.jspecify.annotations.NullMarked;
