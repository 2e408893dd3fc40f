/**
 * What WeCom may answer, in the words of this service. The capabilities have a package each; all of
 * it is plain Java, and time comes in as a parameter.
 */
@NullMarked
package com.wecombridge.binding.domain;

import org.jspecify.annotations.NullMarked;
