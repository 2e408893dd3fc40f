/** What WeCom told the gateway, and what services tell each other about its tokens. */
@NullMarked
package com.wecombridge.events.wecom;

import org.jspecify.annotations.NullMarked;
