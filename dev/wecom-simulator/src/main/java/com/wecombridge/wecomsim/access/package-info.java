/** From where WeCom may be called, and how often. */
@NullMarked
package com.wecombridge.wecomsim.access;

import org.jspecify.annotations.NullMarked;
