/**
 * The chat archive (会话内容存档): who is archived and who agreed, what was said as sealed envelopes,
 * WeCom's companion paths, and the feed that stands in for the native library's network side.
 */
@NullMarked
package com.wecombridge.wecomsim.archive;

import org.jspecify.annotations.NullMarked;
