/**
 * What becomes of an app message: checked in WeCom's order, spread over its receivers, shown or
 * silently dropped.
 */
@NullMarked
package com.wecombridge.wecomsim.message;

import org.jspecify.annotations.NullMarked;
