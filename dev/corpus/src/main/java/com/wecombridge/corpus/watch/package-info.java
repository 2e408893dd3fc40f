/** Where one sees what became of it: topics, quarantine, logs, heaps. */
@NullMarked
package com.wecombridge.corpus.watch;

import org.jspecify.annotations.NullMarked;
