/**
 * Windows of the WeCom client: a page that a member has open, from which entry and on which device.
 * Sign-in pages and the JS bridge ask here who looks at them.
 */
@NullMarked
package com.wecombridge.wecomsim.window;

import org.jspecify.annotations.NullMarked;
