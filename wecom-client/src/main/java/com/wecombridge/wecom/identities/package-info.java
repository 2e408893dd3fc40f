/**
 * One person, two dialects of ids.
 *
 * <p>A corp's own apps and its archive see {@code userid} and the corp's {@code external_userid};
 * what a provider installs sees {@code open_userid} and the provider's {@code external_userid}. The
 * dialects are types of their own here, so that none is taken for the other, and {@link
 * com.wecombridge.wecom.identities.IdConversions} asks WeCom which belong together. What was learnt
 * is kept by whoever asked.
 */
@NullMarked
package com.wecombridge.wecom.identities;

import org.jspecify.annotations.NullMarked;
