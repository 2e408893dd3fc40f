package com.wecombridge.wecom.calls;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;

/**
 * One question to WeCom, asked through the client library. It may block and must not keep the
 * service.
 */
@FunctionalInterface
public interface WxCall<T> {

    T on(WxCpService api) throws WxErrorException;
}
