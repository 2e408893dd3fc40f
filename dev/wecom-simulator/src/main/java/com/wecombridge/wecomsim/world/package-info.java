/**
 * What the simulated WeCom remembers: plain records in tables, changed by one writer at a time and
 * committed after every change.
 */
@NullMarked
package com.wecombridge.wecomsim.world;

import org.jspecify.annotations.NullMarked;
