/**
 * What most would build instead of the bridge: WeCom's callbacks taken by weixin-java-cp in a
 * Spring MVC app, as the library's documentation shows it. The profile {@code async} is that and no
 * more; {@code durable} is the same app after an afternoon with a table.
 *
 * <p>{@code CallbackController} verifies and answers, {@code Acceptance} is what happens in
 * between, {@code EffectHandler} is the work that a callback causes.
 */
@NullMarked
package com.wecombridge.peer;

import org.jspecify.annotations.NullMarked;
