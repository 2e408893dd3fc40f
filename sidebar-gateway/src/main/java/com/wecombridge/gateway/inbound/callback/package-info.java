/**
 * The door for WeCom's callbacks.
 *
 * <p>A callback is verified, decrypted, read, stored and answered, in this order and in one go:
 * what is not authentic gets a small constant refusal, what is authentic and cannot be read is
 * stored all the same, and what cannot be stored gets a 503, so that WeCom sends it again. Nothing
 * is looked up at WeCom here.
 *
 * <p>Source: WeCom, 回调配置 and 加解密方案说明.
 */
@NullMarked
package com.wecombridge.gateway.inbound.callback;

import org.jspecify.annotations.NullMarked;
