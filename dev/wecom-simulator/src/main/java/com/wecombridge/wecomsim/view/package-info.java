/** What an app sees of a corp: whom, and under which id. */
@NullMarked
package com.wecombridge.wecomsim.view;

import org.jspecify.annotations.NullMarked;
