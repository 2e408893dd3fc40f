/**
 * The parts of the local stack, each an operating system process of its own.
 *
 * <p>A {@link com.wecombridge.local.part.Part} says how it is started and how one sees that it is
 * ready; a {@link com.wecombridge.local.part.Keeper} starts it, waits for it and stops it. The list
 * of parts is data, in {@link com.wecombridge.local.Plan}: one more process is one more entry
 * there.
 */
@NullMarked
package com.wecombridge.local.part;

import org.jspecify.annotations.NullMarked;
