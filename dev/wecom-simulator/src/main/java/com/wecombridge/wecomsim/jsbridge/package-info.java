/**
 * The JS-SDK's other side: tickets, the checks of both signatures, and the bridge that a member's
 * client puts into every page.
 */
@NullMarked
package com.wecombridge.wecomsim.jsbridge;

import org.jspecify.annotations.NullMarked;
