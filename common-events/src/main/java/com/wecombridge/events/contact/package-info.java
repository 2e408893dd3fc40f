/** What WeCom's directory looks like, as contact-sync mirrors it. */
@NullMarked
package com.wecombridge.events.contact;

import org.jspecify.annotations.NullMarked;
