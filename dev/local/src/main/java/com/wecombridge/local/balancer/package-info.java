/** A door in front of several processes of one service. */
@NullMarked
package com.wecombridge.local.balancer;

import org.jspecify.annotations.NullMarked;
