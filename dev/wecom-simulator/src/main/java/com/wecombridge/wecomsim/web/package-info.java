/** The HTTP doors of the simulator: WeCom's API, WeCom's installation pages, the client page. */
@NullMarked
package com.wecombridge.wecomsim.web;

import org.jspecify.annotations.NullMarked;
