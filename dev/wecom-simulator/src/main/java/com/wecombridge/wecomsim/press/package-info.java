/**
 * What members do to an app in their client: press its cards, use its menu, open it, write to it;
 * and what the app answers to the callback of that.
 */
@NullMarked
package com.wecombridge.wecomsim.press;

import org.jspecify.annotations.NullMarked;
