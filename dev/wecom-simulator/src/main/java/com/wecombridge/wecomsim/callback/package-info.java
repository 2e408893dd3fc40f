/**
 * What WeCom tells an app: callbacks written, encrypted and carried with WeCom's own retry rules.
 * Shares no code with the product's crypto on purpose.
 */
@NullMarked
package com.wecombridge.wecomsim.callback;

import org.jspecify.annotations.NullMarked;
