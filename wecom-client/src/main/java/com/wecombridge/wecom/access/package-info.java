/**
 * How an app gets access to a corp: a suite's installation, and every token and ticket. For binding
 * alone; everyone else hears of tokens.
 *
 * <p>These calls do not use the client library. Its suite service answers 42009 by calling itself
 * without end, ignores 40082, sends {@code text/plain}, posts {@code set_session_info} to a fixed
 * host and takes no lock; its {@code gettoken} keeps asking with a secret that WeCom refused. A
 * dozen plain JSON calls are shorter than those guards. They fail as every call does, with a {@link
 * com.wecombridge.wecom.calls.WeComFailure}.
 */
@NullMarked
package com.wecombridge.wecom.access;

import org.jspecify.annotations.NullMarked;
