/** Callbacks as Tencent's own library writes them, so that not only our reading is believed. */
@NullMarked
package com.wecombridge.acceptance.tencent;

import org.jspecify.annotations.NullMarked;
