/**
 * How things are to be, said in Java: each definition is a patch over what is there, with the field
 * names of the control API.
 */
@NullMarked
package com.wecombridge.wecomsim.define;

import org.jspecify.annotations.NullMarked;
