/** What a definition is: a patch over what is there, what takes it, and how it is refused. */
@NullMarked
package com.wecombridge.wecomsim.patch;

import org.jspecify.annotations.NullMarked;
