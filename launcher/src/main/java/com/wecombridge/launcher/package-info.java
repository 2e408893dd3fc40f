/**
 * What a service's program is started for. Without an argument it serves; with one it runs an
 * errand in a small context that reads the same settings, and ends: exit code 0 if all is well, 1
 * if not, 2 if it was asked wrongly.
 */
@NullMarked
package com.wecombridge.launcher;

import org.jspecify.annotations.NullMarked;
