/** How the services start, compared by {@code make bench}. */
@NullMarked
package com.wecombridge.local.bench;

import org.jspecify.annotations.NullMarked;
