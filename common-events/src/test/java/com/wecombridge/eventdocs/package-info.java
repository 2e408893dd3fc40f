/** Writes {@code docs/events} from the records and their golden files. */
@NullMarked
package com.wecombridge.eventdocs;

import org.jspecify.annotations.NullMarked;
