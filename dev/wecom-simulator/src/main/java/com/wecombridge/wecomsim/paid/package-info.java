/** What was paid for: editions of apps, and licences of members. */
@NullMarked
package com.wecombridge.wecomsim.paid;

import org.jspecify.annotations.NullMarked;
