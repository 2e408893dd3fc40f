/** Tokens, providers, suites and their installations. */
@NullMarked
package com.wecombridge.wecomsim.suites;

import org.jspecify.annotations.NullMarked;
