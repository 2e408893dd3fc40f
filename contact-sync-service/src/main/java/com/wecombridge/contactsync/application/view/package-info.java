/** What people may look at: the mirror and the runs, page by page. */
@NullMarked
package com.wecombridge.contactsync.application.view;

import org.jspecify.annotations.NullMarked;
