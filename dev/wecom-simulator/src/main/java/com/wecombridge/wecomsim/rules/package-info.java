/**
 * Who sees whom, and under which id: WeCom's rules about directories, visible ranges and id
 * dialects.
 */
@NullMarked
package com.wecombridge.wecomsim.rules;

import org.jspecify.annotations.NullMarked;
