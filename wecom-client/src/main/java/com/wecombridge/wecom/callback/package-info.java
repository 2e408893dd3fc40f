/**
 * How a callback of WeCom is opened, and how an answer to one is closed.
 *
 * <p>A callback travels like this: {@link com.wecombridge.wecom.callback.CallbackEnvelope} reads
 * the outer XML, {@link com.wecombridge.wecom.callback.CallbackCipher} checks signature, age,
 * padding, length and receiver and decrypts, {@link com.wecombridge.wecom.callback.CallbackXml}
 * gives access to the fields inside. What is not authentic is refused; what is authentic and cannot
 * be read is a value of its own, because refusing it would burn WeCom's three attempts and then
 * lose it.
 *
 * <p>Source: WeCom, 加解密方案说明. Written anew beside the client library, whose own classes do not
 * compare the receiver, do not compare in constant time, accept any padding, and drop fields.
 */
@NullMarked
package com.wecombridge.wecom.callback;

import org.jspecify.annotations.NullMarked;
