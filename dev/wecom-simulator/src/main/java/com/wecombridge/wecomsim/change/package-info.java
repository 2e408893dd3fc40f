/**
 * What happens when an administrator changes something: the record changes, and the apps that may
 * know are told.
 */
@NullMarked
package com.wecombridge.wecomsim.change;

import org.jspecify.annotations.NullMarked;
