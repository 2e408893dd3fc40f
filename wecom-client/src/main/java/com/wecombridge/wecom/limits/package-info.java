/**
 * How often we may ask WeCom, and whose turn it is.
 *
 * <p>WeCom counts calls per corp and API and per calling address and API, in windows of a minute,
 * an hour, sometimes a day (developer.work.weixin.qq.com/document/path/90454). {@link
 * com.wecombridge.wecom.limits.ApiLimits} knows the numbers, {@link
 * com.wecombridge.wecom.limits.AddressTurns} hands out what the address may do, to one corp after
 * the other, and {@link com.wecombridge.wecom.limits.Rest} is how long a question is left alone
 * after WeCom said that it was asked too often. Nothing here knows a call, a token or an answer.
 */
@NullMarked
package com.wecombridge.wecom.limits;

import org.jspecify.annotations.NullMarked;
