/** Scripted misfortunes: which strike what, and what is held back. */
@NullMarked
package com.wecombridge.wecomsim.fault;

import org.jspecify.annotations.NullMarked;
