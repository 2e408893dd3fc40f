/** Members, departments, tags and the apps themselves: what apps read and write of them. */
@NullMarked
package com.wecombridge.wecomsim.contacts;

import org.jspecify.annotations.NullMarked;
