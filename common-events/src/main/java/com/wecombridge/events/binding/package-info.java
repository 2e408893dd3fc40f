/** Which corps are connected, with which tokens, and which CRM user is which member. */
@NullMarked
package com.wecombridge.events.binding;

import org.jspecify.annotations.NullMarked;
