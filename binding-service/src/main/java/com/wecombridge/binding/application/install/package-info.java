/**
 * The suite is installed: from our console by a link, or from WeCom's market by an offer. Both end
 * with an auth code, which is exchanged once, after the door has answered.
 */
@NullMarked
package com.wecombridge.binding.application.install;

import org.jspecify.annotations.NullMarked;
