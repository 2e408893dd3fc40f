/**
 * A WeCom that runs on a laptop and inside tests. {@link com.wecombridge.wecomsim.WeComSimulator}
 * starts it; {@code define}, {@code expect} and {@code query} drive it.
 *
 * <pre>
 * web, control → change (what administrators do) → callback (what apps are told)
 *            ↘ api (what apps ask)  → message, rules → world (what is remembered)
 * </pre>
 */
@NullMarked
package com.wecombridge.wecomsim;

import org.jspecify.annotations.NullMarked;
