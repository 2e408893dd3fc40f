/** The control API under {@code /simulator}: define, expect, query, over HTTP. */
@NullMarked
package com.wecombridge.wecomsim.control;

import org.jspecify.annotations.NullMarked;
