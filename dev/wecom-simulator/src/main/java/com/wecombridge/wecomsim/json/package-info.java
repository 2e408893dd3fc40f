/** How JSON is read and written, once for wire, store and control API. */
@NullMarked
package com.wecombridge.wecomsim.json;

import org.jspecify.annotations.NullMarked;
