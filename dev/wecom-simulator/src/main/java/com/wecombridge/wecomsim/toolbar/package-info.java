/** 聊天工具栏: the pages that an administrator puts beside customer chats. */
@NullMarked
package com.wecombridge.wecomsim.toolbar;

import org.jspecify.annotations.NullMarked;
