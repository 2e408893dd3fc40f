package com.wecombridge.houserules.offenders.outbound.wecom;

import me.chanjar.weixin.cp.message.WxCpMessageHandler;

/** An adapter that lets the library decide what is a repetition. */
class RoutesCallbacks {
    WxCpMessageHandler handler = (message, context, service, session) -> null;
}
