/** When a token is fetched, kept, replaced, and when we stop asking for it. */
@NullMarked
package com.wecombridge.binding.domain.token;

import org.jspecify.annotations.NullMarked;
