/** Providers and their suites: tokens, tickets, orders, and what they ask about their customers. */
@NullMarked
package com.wecombridge.wecomsim.suites;

import org.jspecify.annotations.NullMarked;
