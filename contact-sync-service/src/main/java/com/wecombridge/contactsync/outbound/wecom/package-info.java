/**
 * What we ask WeCom, in WeCom's own words; nothing of them leaves this package. Each question goes
 * through the one call path of wecom-client, which limits and classifies it.
 */
@NullMarked
package com.wecombridge.contactsync.outbound.wecom;

import org.jspecify.annotations.NullMarked;
