/** Makes things go wrong while the whole system works, and counts what was lost. */
@NullMarked
package com.wecombridge.faults;

import org.jspecify.annotations.NullMarked;
