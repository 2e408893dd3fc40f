/**
 * Trusted domains (可信域名): on which hosts an app's pages may sign members in and use the JS-SDK, and
 * who proved to own them.
 */
@NullMarked
package com.wecombridge.wecomsim.trust;

import org.jspecify.annotations.NullMarked;
