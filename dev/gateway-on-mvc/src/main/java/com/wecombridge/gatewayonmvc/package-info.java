/** The gateway's work behind Spring MVC, to be compared with. */
@NullMarked
package com.wecombridge.gatewayonmvc;

import org.jspecify.annotations.NullMarked;
