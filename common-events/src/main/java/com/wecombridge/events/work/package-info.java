/**
 * What a fact asks a service to do that must not happen inside a transaction: calls to WeCom.
 *
 * <p>A door records {@link com.wecombridge.events.work.Work} together with the inbox row and
 * returns. A {@link com.wecombridge.events.work.Worker} later claims it, one at a time per key and
 * a few at a time per lane, under a lease with a fence: whoever lost the lease cannot record a
 * result any more.
 */
@NullMarked
package com.wecombridge.events.work;

import org.jspecify.annotations.NullMarked;
