/**
 * What members and people outside say to each other, in single chats and in groups. The client page
 * speaks through it, and the chat archive is made of it.
 */
@NullMarked
package com.wecombridge.wecomsim.chat;

import org.jspecify.annotations.NullMarked;
