/** The ids that services exchange; each is a type, so that two of them cannot be swapped. */
@NullMarked
package com.wecombridge.events.id;

import org.jspecify.annotations.NullMarked;
