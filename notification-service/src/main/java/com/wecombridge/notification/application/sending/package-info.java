/** Bringing one posting to WeCom: the letter is written, sent, and its receipts are recorded. */
@NullMarked
package com.wecombridge.notification.application.sending;

import org.jspecify.annotations.NullMarked;
