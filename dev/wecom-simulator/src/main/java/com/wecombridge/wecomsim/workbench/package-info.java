/** How an app looks in the client: its settings, its home page and the menu of its conversation. */
@NullMarked
package com.wecombridge.wecomsim.workbench;

import org.jspecify.annotations.NullMarked;
