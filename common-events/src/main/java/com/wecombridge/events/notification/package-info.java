/** What became of each message, person by person. */
@NullMarked
package com.wecombridge.events.notification;

import org.jspecify.annotations.NullMarked;
