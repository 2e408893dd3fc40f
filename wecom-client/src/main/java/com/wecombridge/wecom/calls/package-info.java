/**
 * One way to call WeCom, for all five services.
 *
 * <p>{@link com.wecombridge.wecom.calls.WeComApi} asks {@link com.wecombridge.wecom.tokens.Tokens}
 * for the corp's current token, lends the caller a weixin-java-cp service that carries it, and
 * turns every way it can fail into a {@link com.wecombridge.wecom.calls.WeComFailure} that says
 * what to do next. Each request passes a rest that WeCom ordered, the pause of a question that
 * keeps failing, its corp's quota, one of the corp's slots, rest and pause once more, and a turn of
 * our address, which {@link com.wecombridge.wecom.calls.Egress} shares among all corps, before it
 * is sent within a time limit; what does not come so far gives its quota back. It never fetches a
 * token: a refused one is told through {@link com.wecombridge.wecom.tokens.TokenRejections}. Which
 * questions are asked stays with each service, in its {@code outbound.wecom}.
 *
 * <p>One thing is repeated by itself: a request whose token WeCom refused is sent once more with
 * the token that comes in its place, for the refusal means that nothing happened. The library would
 * sleep and repeat on its caller's thread, and with its retries set to nought it loses WeCom's
 * code; so {@code GuardedService} sends each request itself and keeps only the library's questions
 * and answers.
 *
 * <p>No token appears in a log or in an exception: requests are sent without the library's own
 * logging, which prints whole addresses, and its loggers are turned down besides.
 */
@NullMarked
package com.wecombridge.wecom.calls;

import org.jspecify.annotations.NullMarked;
