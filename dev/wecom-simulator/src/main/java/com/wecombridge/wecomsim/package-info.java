/**
 * A WeCom that runs on a laptop and inside tests. {@link com.wecombridge.wecomsim.WeComSimulator}
 * starts it; {@code define}, {@code expect} and {@code query} drive it.
 *
 * <pre>
 * web, control, define      pages, and the control API in HTTP and in Java
 *   → the chapters of WeCom  contacts, suites, message, customer, archive, … : what apps ask, what people do
 *     → admin, callback      what a change tells the apps
 *       → api, view, world   calls and their limits, what an app sees, what is remembered
 * </pre>
 */
@NullMarked
package com.wecombridge.wecomsim;

import org.jspecify.annotations.NullMarked;
