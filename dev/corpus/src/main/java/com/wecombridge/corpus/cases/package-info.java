/** The bad inputs, one class for each group, and what is expected of each. */
@NullMarked
package com.wecombridge.corpus.cases;

import org.jspecify.annotations.NullMarked;
