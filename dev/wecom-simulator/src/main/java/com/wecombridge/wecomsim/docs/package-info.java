/** Where WeCom documents what is done here. */
@NullMarked
package com.wecombridge.wecomsim.docs;

import org.jspecify.annotations.NullMarked;
