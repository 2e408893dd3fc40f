/** What goes wrong: one row of the fault matrix each, and how one row is run and judged. */
@NullMarked
package com.wecombridge.faults.row;

import org.jspecify.annotations.NullMarked;
