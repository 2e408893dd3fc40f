/** How a chapter of WeCom's documentation plugs into the simulator. */
@NullMarked
package com.wecombridge.wecomsim.chapter;

import org.jspecify.annotations.NullMarked;
