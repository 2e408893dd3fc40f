/** How cards reach WeCom: the only place here that knows WeCom's words. */
@NullMarked
package com.wecombridge.notification.outbound.wecom;

import org.jspecify.annotations.NullMarked;
