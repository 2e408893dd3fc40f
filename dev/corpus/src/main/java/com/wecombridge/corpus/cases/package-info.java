/**
 * The bad inputs, as the files of the resources say them, by whom they are sent, and what is
 * expected of each.
 */
@NullMarked
package com.wecombridge.corpus.cases;

import org.jspecify.annotations.NullMarked;
